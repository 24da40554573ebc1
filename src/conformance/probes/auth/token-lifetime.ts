import { freshGrant, noTokens } from '../../open-grant.ts'
import { defineProbe, exempt, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken, nothingProtected } from '../../protected-resource.ts'

/** Late enough that no difference between two clocks explains it. */
const LATE_MS = 60_000

export const tokenLifetime: Probe<'token-lifetime'> = defineProbe({
  name: 'token-lifetime',
  about: 'uses an access token shortly before its end and after it',
  area: 'auth',
  needs: ['connection'],
  after: ['end-to-end'],
  touches: 'grant',
  consents: 'grant',
  exempts: (partner) => noTokens(partner) ?? nothingProtected(partner),
  async run(context) {
    const { clock, patienceMs } = context
    const { expiresAtMs, obtainedAtMs } = context.evidence('connection').grant.tokens
    if (expiresAtMs === undefined) return exempt('the partner does not say how long a token lives')
    const lifeMs = expiresAtMs - obtainedAtMs
    if (lifeMs < 0 || lifeMs + LATE_MS > patienceMs) {
      return exempt(`the token lives for ${Math.round(lifeMs / 1000)} s, longer than this run waits`)
    }
    const grant = await freshGrant(context)
    if (isBlocked(grant)) return grant
    const presented = { as: 'grant', grant } as const
    await clock.sleep(Math.floor(lifeMs * 0.9))
    const before = await askWithToken(context, presented)
    await clock.sleep(Math.ceil(lifeMs * 0.1) + LATE_MS)
    return { lifeSeconds: Math.round(lifeMs / 1000), before, after: await askWithToken(context, presented) }
  },
})
