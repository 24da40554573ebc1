import type { DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf } from '../../../partner/partner.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { AskedByTwo } from '../../evidence/pull.ts'
import type { Grant } from '../../grant.ts'
import { noConsent } from '../../open-grant.ts'
import { defineProbe, isBlocked, isExempt, type Probe, type ProbeContext } from '../../probe.ts'
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
    const types: Record<string, AskedByTwo> = {}
    for (const type of dataTypesOf(context.partner)) {
      const window = pulled[type]?.at(-1)?.window
      if (window === undefined) continue
      types[type] = {
        own: await pullWindow(context, grant, type, window),
        others: await pullWindow(context, other, type, window),
        ...(namesUser(context, type)
          ? { foreign: await pullWindow(context, named(grant, other), type, window) }
          : {}),
      }
    }
    await giveBackSecond(context, other)
    return { types }
  },
})

/** A token for all users says nothing of whom they are. */
function namesUser({ partner }: ProbeContext, type: DataType): boolean {
  const placeholders = requestPlaceholders(dataSource(partner, type).request)
  return partner.auth.kind === 'oauth2' && ['userId', 'userEmail'].some((name) => placeholders.includes(name))
}

/** The grant of one user, in the name of another. */
function named(grant: Grant, { userId, userEmail }: Grant): Grant {
  return {
    ...grant,
    ...(userId === undefined ? {} : { userId }),
    ...(userEmail === undefined ? {} : { userEmail }),
  }
}
