import { dataTypesOf } from '../../../partner/partner.ts'
import type { Pulled } from '../../evidence/pull.ts'
import { giveBack } from '../../give-back.ts'
import type { Grant } from '../../grant.ts'
import { noConsent, openGrant } from '../../open-grant.ts'
import {
  type Blocked,
  defineProbe,
  type Exempt,
  exempt,
  isBlocked,
  isExempt,
  type Probe,
  type ProbeContext,
} from '../../probe.ts'
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
    const { grant, types: pulled } = context.evidence('pull')
    const isStored = context.stored.length > 0
    const other = await (isStored ? secondStored(context) : secondUser(context))
    if (isBlocked(other) || isExempt(other)) return other
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
    if (!isStored) await giveBack(context, other)
    return { types }
  },
})

async function secondUser(context: ProbeContext): Promise<Grant | Blocked | Exempt> {
  const user = context.environment.users[1]
  return user === undefined ? exempt('the environment names no second user') : openGrant(context, { user })
}

async function secondStored({ stored, environment }: ProbeContext): Promise<Grant | Exempt> {
  return (
    stored[1]?.grant ??
    exempt(`it takes a second user at ${environment.baseUrl}: connect one more with terrarium connect`)
  )
}
