import { callValues } from '../client/call-values.ts'
import type { Exchange } from '../http/exchange.ts'
import { fillRequest } from '../partner/fill-request.ts'
import type { Grant } from './grant.ts'
import type { ProbeContext } from './probe.ts'

/** Give back a grant that the probe has opened; `undefined` where the partner declares no revocation. */
export async function giveBack(context: ProbeContext, grant: Grant): Promise<Exchange | undefined> {
  const { partner, environment, credentials } = context
  const revocation = partner.auth.kind === 'oauth2' ? partner.auth.revocation : undefined
  if (revocation === undefined) return undefined
  const values = callValues(partner.auth, credentials, { ...grant, ...grant.tokens })
  return context.exchange(fillRequest(revocation, values, environment.baseUrl))
}
