import { callValues } from '../../../client/call-values.ts'
import { endsOneGrant } from '../../../partner/ends-one-grant.ts'
import { fillRequest } from '../../../partner/fill-request.ts'
import { requestPlaceholders } from '../../../partner/request-template.ts'
import { openGrant } from '../../open-grant.ts'
import { blocked, defineProbe, isBlocked, type Probe } from '../../probe.ts'
import { askEverything, askWithToken } from '../../protected-resource.ts'
import { renewable, useRefreshToken } from '../../refreshing.ts'

export const revocation: Probe<'revocation'> = defineProbe({
  name: 'revocation',
  about: 'revokes a grant of its own and looks for what still works',
  area: 'auth',
  needs: ['connection'],
  touches: 'grant',
  pairs: 1,
  consents: 'grant',
  exempts: ({ auth }) =>
    auth.kind === 'oauth2' && auth.revocation !== undefined
      ? undefined
      : 'the partner declares no revocation',
  async run(context) {
    const { partner, environment, stored } = context
    const template = partner.auth.kind === 'oauth2' ? partner.auth.revocation : undefined
    if (template === undefined) throw new TypeError(`${partner.id} declares no revocation`)
    const grant = await openGrant(context)
    if (isBlocked(grant)) return grant
    if (grant.tokens.refreshToken === undefined && requestPlaceholders(template).includes('refreshToken')) {
      return blocked('auth/refresh-token-issued', 'there is no refresh token to revoke')
    }
    const values = callValues(partner.auth, context.credentials, { ...grant, ...grant.tokens })
    const revoke = () => context.exchange(fillRequest(template, values, environment.baseUrl))
    const another = stored.length === 0 && endsOneGrant(template) ? context.evidence('connection') : undefined
    const askWithOther = async () =>
      another === undefined ? undefined : askWithToken(context, { as: 'grant', grant: another.grant })
    const before = await askWithOther()
    const revoked = { revocation: await revoke(), again: await revoke() }
    const other = { before, after: await askWithOther() }
    const held = renewable(grant.tokens)
    return {
      ...revoked,
      other,
      answers: await askEverything(context, { as: 'grant', grant }),
      ...(isBlocked(held) ? {} : { refresh: await useRefreshToken(context, held) }),
    }
  },
})
