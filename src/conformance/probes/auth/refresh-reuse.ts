import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { freshRefreshToken, noRefresh, tokensOf, useRefreshToken } from '../../refreshing.ts'

export const refreshReuse: Probe<'refresh-reuse'> = defineProbe({
  name: 'refresh-reuse',
  about: 'uses one refresh token twice, on a grant of its own',
  area: 'auth',
  needs: ['connection', 'refresh'],
  touches: 'grant',
  consents: 'grant',
  exempts: noRefresh,
  async run(context) {
    const refreshToken = await freshRefreshToken(context)
    if (isBlocked(refreshToken)) return refreshToken
    const first = await useRefreshToken(context, refreshToken)
    const renewed = tokensOf(first)
    if (isBlocked(renewed)) return renewed
    const again = await useRefreshToken(context, refreshToken)
    const reused = { first: first.reading, again: again.exchange, againReading: again.reading }
    const newest = renewed.tokens.refreshToken
    return newest === undefined || newest === refreshToken
      ? reused
      : { ...reused, newest: await useRefreshToken(context, newest) }
  },
})
