import { openGrant } from '../../open-grant.ts'
import { defineProbe, exempt, isBlocked, type Probe } from '../../probe.ts'
import { noRefresh, renewable, useRefreshToken } from '../../refreshing.ts'
import { LATE_MS } from '../../token-life.ts'

export const refreshTokenLifetime: Probe<'refresh-token-lifetime'> = defineProbe({
  name: 'refresh-token-lifetime',
  about: 'uses a refresh token shortly before the end that was told, and another after it',
  area: 'auth',
  needs: ['connection'],
  after: ['end-to-end'],
  touches: 'grant',
  pairs: 3,
  consents: 'walk',
  exempts: (partner) =>
    noRefresh(partner) ??
    (partner.auth.kind === 'oauth2' && partner.auth.tokenResponse.refreshTokenExpiresIn === undefined
      ? 'the partner declares no lifetime of refresh tokens'
      : undefined),
  async run(context) {
    const { clock, patienceMs } = context
    const first = await openGrant(context)
    if (isBlocked(first)) return first
    const early = renewable(first.tokens)
    if (isBlocked(early)) return early
    const { refreshExpiresAtMs, obtainedAtMs } = early
    if (refreshExpiresAtMs === undefined)
      return exempt('the token response does not say how long the refresh token lives')
    const lifeMs = refreshExpiresAtMs - obtainedAtMs
    const lifeSeconds = Math.round(lifeMs / 1000)
    if (lifeMs < 0 || lifeMs + LATE_MS > patienceMs)
      return exempt(`the refresh token lives for ${lifeSeconds} s, longer than this run waits`)
    const second = await openGrant(context)
    if (isBlocked(second)) return second
    const late = renewable(second.tokens)
    if (isBlocked(late)) return late
    await clock.sleep(Math.floor(lifeMs * 0.9))
    const before = await useRefreshToken(context, early)
    await clock.sleep(
      Math.max(0, (late.refreshExpiresAtMs ?? refreshExpiresAtMs) + LATE_MS - clock.epochMs()),
    )
    return { lifeSeconds, before, after: await useRefreshToken(context, late) }
  },
})
