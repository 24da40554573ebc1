import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'
import { freshTokens, noRefresh, tokensOf, useRefreshToken } from '../../refreshing.ts'

export const concurrentRefresh: Probe<'concurrent-refresh'> = defineProbe({
  name: 'concurrent-refresh',
  about: 'renews a grant of its own twice at the same time, as two workers would',
  area: 'auth',
  needs: ['connection', 'refresh'],
  touches: 'grant',
  pairs: 3,
  consents: 'grant',
  atOnce: 2,
  exempts: noRefresh,
  async run(context) {
    const renewed = tokensOf(context.evidence('refresh'))
    if (isBlocked(renewed)) return renewed
    const held = await freshTokens(context)
    if (isBlocked(held)) return held
    const [one, other] = await Promise.all([useRefreshToken(context, held), useRefreshToken(context, held)])
    const readings = [one.reading, other.reading] as const
    const afterwards = []
    for (const reading of readings) {
      if (reading.kind !== 'success') continue
      const grant = { tokens: reading.tokens, content: reading.content }
      const answer = await askWithToken(context, { as: 'grant', grant })
      if (answer !== undefined) afterwards.push(answer)
    }
    return { readings, afterwards }
  },
})
