import { dataTypesOf } from '../../../partner/partner.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { giveBack } from '../../give-back.ts'
import { noConsent, openGrant } from '../../open-grant.ts'
import { defineProbe, exempt, isBlocked, type Probe } from '../../probe.ts'
import { noData } from '../../protected-resource.ts'
import { pullWindow } from '../../pull-span.ts'

export const pullOthers: Probe<'pull-others'> = defineProbe({
  name: 'pull-others',
  about: 'connects a second user of the test account and asks the same for both',
  area: 'pull',
  needs: ['connection', 'pull'],
  touches: 'nothing',
  exempts: (partner) => noData(partner) ?? noConsent(partner),
  async run(context) {
    const user = context.environment.users[1]
    if (user === undefined) return exempt('the environment names no second user')
    const { grant, types: pulled } = context.evidence('pull')
    const other = await openGrant(context, { user })
    if (isBlocked(other)) return other
    if (other.userId !== undefined && other.userId === grant.userId)
      return exempt('the automatic consent takes one user only')
    const types: Record<string, { own: Pulled; others: Pulled }> = {}
    for (const type of dataTypesOf(context.partner)) {
      const window = pulled[type]?.at(-1)?.window
      if (window === undefined) continue
      types[type] = {
        own: await pullWindow(context, grant, type, window),
        others: await pullWindow(context, other, type, window),
      }
    }
    await giveBack(context, other)
    return { types }
  },
})
