import { freshGrant, noTokens } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken, nothingProtected } from '../../protected-resource.ts'
import { LATE_MS, longerThan } from '../../token-life.ts'

export const tokenLifetime: Probe<'token-lifetime'> = defineProbe({
  name: 'token-lifetime',
  about: 'uses an access token shortly before its end and after it',
  area: 'auth',
  needs: ['connection'],
  after: ['end-to-end'],
  touches: 'grant',
  pairs: 1,
  consents: 'grant',
  exempts: (partner) => noTokens(partner) ?? nothingProtected(partner),
  async run(context) {
    const { clock, patienceMs } = context
    const tooLong = longerThan(patienceMs, context.evidence('connection').grant.tokens)
    if (tooLong !== undefined) return tooLong
    const grant = await freshGrant(context)
    if (isBlocked(grant)) return grant
    // A token that was renewed may live longer, or shorter, than the first one.
    const { tokens } = grant
    const own = longerThan(patienceMs, tokens)
    if (own !== undefined) return own
    const lifeMs = tokens.expiresAtMs! - tokens.obtainedAtMs
    const presented = { as: 'grant', grant } as const
    await clock.sleep(Math.floor(lifeMs * 0.9))
    const before = await askWithToken(context, presented)
    await clock.sleep(Math.ceil(lifeMs * 0.1) + LATE_MS)
    return { lifeSeconds: Math.round(lifeMs / 1000), before, after: await askWithToken(context, presented) }
  },
})
