import { identify, openGrant } from '../../open-grant.ts'
import { blocked, defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askWithToken } from '../../protected-resource.ts'
import { noRefresh, useRefreshToken } from '../../refreshing.ts'

export const refresh: Probe<'refresh'> = defineProbe({
  name: 'refresh',
  about: 'renews the tokens of a grant of its own and uses them',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  exempts: noRefresh,
  async run(context) {
    const [stored] = context.stored
    // As it was: the stored grant has the new tokens as soon as they are there.
    const before = stored === undefined ? await openGrant(context) : { ...stored.grant }
    if (isBlocked(before)) return before
    const { refreshToken } = before.tokens
    if (refreshToken === undefined) {
      return blocked('auth/refresh-token-issued', 'the token response holds no refresh token')
    }
    const { exchange, reading } = await (stored?.refresh() ?? useRefreshToken(context, refreshToken))
    if (reading.kind !== 'success') return { before, exchange, reading }
    const { tokens, content } = reading
    const { grant } = await identify(context, { tokens, content })
    const data = await askWithToken(context, { as: 'grant', grant: { ...before, tokens } })
    return { before, exchange, reading, after: { grant, data } }
  },
})
