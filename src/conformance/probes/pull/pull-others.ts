import { dataTypesOf } from '../../../partner/partner.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { noConsent } from '../../open-grant.ts'
import { defineProbe, isBlocked, isExempt, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'
import { giveBackSecond, secondGrant } from '../../second-user.ts'

export const pullOthers: Probe<'pull-others'> = defineProbe({
  name: 'pull-others',
  about: 'connects a second user of the test account and asks the same for both',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: (partner) => noData(partner) ?? noConsent(partner),
  async run(context) {
    const { grant, types: pulled } = context.evidence('pull')
    const other = await secondGrant(context)
    if (isBlocked(other) || isExempt(other)) return other
    const types: Record<string, { own: Pulled; others: Pulled }> = {}
    for (const type of dataTypesOf(context.partner)) {
      const window = pulled[type]?.at(-1)?.window
      if (window === undefined) continue
      types[type] = {
        own: await pullWindow(context, grant, type, window),
        others: await pullWindow(context, other, type, window),
      }
    }
    await giveBackSecond(context, other)
    return { types }
  },
})
