import type { DataType } from '../../../partner/data.ts'
import { dataSource, type Partner, pulledTypesOf } from '../../../partner/partner.ts'
import { identify, oauthOf, openGrant } from '../../open-grant.ts'
import { defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askForData } from '../../protected-resource.ts'
import { noRefresh, renewable, useRefreshToken } from '../../refreshing.ts'

export const scopeLimits: Probe<'scope-limits'> = defineProbe({
  name: 'scope-limits',
  about:
    'connects without the scope of one data type and asks for it all the same, before and after a refresh',
  area: 'auth',
  needs: ['connection'],
  touches: 'nothing',
  pairs: 2,
  consents: 'walk',
  exempts: (partner) =>
    partner.auth.kind !== 'oauth2'
      ? 'the partner has no authorization code flow'
      : separable(partner) === undefined
        ? 'all data types stand behind the same scopes'
        : undefined,
  async run(context) {
    const [allowed, forbidden] = separable(context.partner)!
    const withheld = dataSource(context.partner, forbidden).scopes
    const needed = dataSource(context.partner, allowed).scopes
    const requested = oauthOf(context).scopes.request.filter(
      (scope) => needed.includes(scope) || !withheld.includes(scope),
    )
    const grant = await openGrant(context, { scopes: requested })
    if (isBlocked(grant)) return grant
    const before = {
      requested,
      grant,
      allowed: { type: allowed, ...(await askForData(context, allowed, { as: 'grant', grant })) },
      forbidden: { type: forbidden, ...(await askForData(context, forbidden, { as: 'grant', grant })) },
    }
    const held = renewable(grant.tokens)
    if (isBlocked(held) || noRefresh(context.partner) !== undefined) return before
    const { exchange, reading } = await useRefreshToken(context, held)
    if (reading.kind !== 'success') return before
    const { grant: after } = await identify(context, reading)
    const renewed = { ...grant, tokens: reading.tokens }
    return {
      ...before,
      renewed: {
        exchange,
        scopes: after.scopes,
        forbidden: await askForData(context, forbidden, { as: 'grant', grant: renewed }),
      },
    }
  },
})

/** Two data types of which the second needs a scope that the first does not. */
function separable(partner: Partner): readonly [DataType, DataType] | undefined {
  const types = pulledTypesOf(partner)
  for (const allowed of types) {
    const forbidden = types.find((type) =>
      dataSource(partner, type).scopes.some((scope) => !dataSource(partner, allowed).scopes.includes(scope)),
    )
    if (forbidden !== undefined) return [allowed, forbidden]
  }
  return undefined
}
