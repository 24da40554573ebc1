import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noRefresh } from '../../refreshing.ts'
import { isRefused } from '../../refusal.ts'
import { withheldScopes } from '../../withheld-scopes.ts'

export const withheldScopesStayWithheld: Check<'scope-limits'> = defineCheck({
  id: 'auth/withheld-scopes-stay-withheld',
  title: 'A refresh gives back no scope that the user has withheld.',
  level: 'must',
  source: { document: 'RFC 6749', section: '6', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-6' },
  remedy: 'Renew tokens with the scopes of the grant that they belong to, not with those of the client.',
  given: 'scope-limits',
  exempts: noRefresh,

  judge({ requested, forbidden, renewed }, partner) {
    if (renewed === undefined) return inapplicable('the partial grant could not be renewed')
    if (!isRefused(forbidden.status)) return inapplicable('scopes are not enforced before a refresh either')
    const { scopes, forbidden: after } = renewed
    const withheld = withheldScopes(partner, requested)
    const wider = scopes?.filter((scope) => withheld.includes(scope)) ?? []
    if (wider.length > 0) return finding(`told after the refresh: ${wider.join(', ')}`, renewed.exchange)
    return isRefused(after.status)
      ? undefined
      : finding(
          `${forbidden.type} is answered with ${after.status} after a refresh, without its scope`,
          after.exchange,
        )
  },
})
