import type { Located } from '../../../client/locate.ts'
import { constantGrant, identify, noTokens, tokenCheckOf, whyNoTokens } from '../../open-grant.ts'
import { blocked, defineProbe, type Probe, type ProbeContext } from '../../probe.ts'

export const connection: Probe<'connection'> = defineProbe({
  name: 'connection',
  about: 'finds out who the user is and what was granted',
  area: 'auth',
  needs: [],
  wants: ['authorization', 'token-exchange'],
  touches: 'nothing',
  async run(context) {
    const { partner } = context
    if (noTokens(partner) !== undefined) return constantGrant(context)
    const [stored] = context.stored
    if (stored !== undefined) return { grant: stored.grant, userId: LONG_AGO, scopes: LONG_AGO, facts: {} }
    const { exchange: token, reading } = context.evidence('token-exchange')
    if (reading.kind !== 'success') return blocked(tokenCheckOf(partner), whyNoTokens(reading))
    const { tokens, content } = reading
    return { ...(await identify(context, { tokens, content, ...redirectOf(context) })), token }
  },
})

/** What was found out when the user consented is not looked for again. */
const LONG_AGO: Located = {
  found: false,
  why: 'nowhere',
  reason: 'the user consented before this run, and the answer to that is not kept',
}

function redirectOf(context: ProbeContext): { readonly redirectUrl?: string } {
  if (context.partner.auth.kind !== 'oauth2') return {}
  const { consent } = context.evidence('authorization')
  return consent.reached ? { redirectUrl: consent.redirectUrl } : {}
}
