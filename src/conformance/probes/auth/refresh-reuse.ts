import type { Answer } from '../../../client/answer.ts'
import { oauthOf } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'
import {
  freshTokens,
  noRefresh,
  type Refreshed,
  type Renewable,
  renewable,
  tokensOf,
  useRefreshToken,
} from '../../refreshing.ts'

export const refreshReuse: Probe<'refresh-reuse'> = defineProbe({
  name: 'refresh-reuse',
  about: 'uses one refresh token twice, on a grant of its own',
  area: 'auth',
  needs: ['connection', 'refresh'],
  touches: 'grant',
  pairs: 3,
  consents: 'grant',
  exempts: noRefresh,
  async run(context) {
    const held = await freshTokens(context)
    if (isBlocked(held)) return held
    const first = await useRefreshToken(context, held)
    const renewed = tokensOf(first)
    if (isBlocked(renewed)) return renewed
    const again = await useRefreshToken(context, held)
    const reused = { first: first.reading, again: again.exchange, againReading: again.reading }
    const newer = renewable(renewed.tokens)
    if (isBlocked(newer) || newer.refreshToken === held.refreshToken) return reused
    const newest = await useRefreshToken(context, newer)
    return { ...reused, newest, ...(await oncePairIsUsed(context, newest, newer)) }
  },
})

/** Where its use ends the pair before: the newest pair used, and then the refresh token that it came from. */
async function oncePairIsUsed(
  context: ProbeContext,
  { reading }: Refreshed,
  older: Renewable,
): Promise<{ readonly onceUsed?: Refreshed & { readonly use: Answer } }> {
  if (reading.kind !== 'success' || oauthOf(context).refresh.oldPair !== 'endsWhenNewIsUsed') return {}
  const { tokens, content } = reading
  const use = await askWithToken(context, { as: 'grant', grant: { tokens, content } })
  return use === undefined ? {} : { onceUsed: { use, ...(await useRefreshToken(context, older)) } }
}
