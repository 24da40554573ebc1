import type { Answer } from '../../../client/answer.ts'
import type { Grant } from '../../grant.ts'
import { identify, oauthOf, openGrant } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe, type ProbeContext } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'
import { noRefresh, renewable, useRefreshToken } from '../../refreshing.ts'

export const refresh: Probe<'refresh'> = defineProbe({
  name: 'refresh',
  about: 'renews the tokens of a grant of its own and uses the new ones, and the old one',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  pairs: 2,
  exempts: noRefresh,
  async run(context) {
    const [stored] = context.stored
    // As it was: the stored grant has the new tokens as soon as they are there.
    const before = stored === undefined ? await openGrant(context) : { ...stored.grant }
    if (isBlocked(before)) return before
    const held = renewable(before.tokens)
    if (isBlocked(held)) return held
    const { exchange, reading } = await (stored?.refresh() ?? useRefreshToken(context, held))
    if (reading.kind !== 'success') return { before, exchange, reading }
    const { tokens, content } = reading
    const { oldPair } = oauthOf(context).refresh
    const unused = oldPair === 'livesOut' ? undefined : await askWithOld(context, before, tokens.accessToken)
    const { grant } = await identify(context, { tokens, content })
    const data = await askWithToken(context, { as: 'grant', grant: { ...before, tokens } })
    const used = oldPair === 'endsAtOnce' ? undefined : await askWithOld(context, before, tokens.accessToken)
    return { before, exchange, reading, after: { grant, data, oldToken: { unused, used } } }
  },
})

/** What the old access token opens; `undefined` where there is no other, or where it has come to its own end. */
async function askWithOld(
  context: ProbeContext,
  before: Grant,
  newToken: string,
): Promise<Answer | undefined> {
  const { accessToken, expiresAtMs = Number.POSITIVE_INFINITY } = before.tokens
  return accessToken === newToken || context.clock.epochMs() >= expiresAtMs
    ? undefined
    : askWithToken(context, { as: 'grant', grant: before })
}
