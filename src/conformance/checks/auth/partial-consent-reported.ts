import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { withheldScopes } from '../../withheld-scopes.ts'

export const partialConsentReported: Check<'scope-limits'> = defineCheck({
  id: 'auth/partial-consent-reported',
  title: 'The granted scopes are those of this grant, not all that the client may ask for.',
  level: 'must',
  source: { document: 'RFC 6749', section: '3.3', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.3' },
  remedy: 'Return the scopes of the grant at hand; Terra pulls what it is told that it may pull.',
  given: 'scope-limits',

  judge({ requested, grant }, partner) {
    if (grant.scopes === undefined) return inapplicable('the partner does not tell the granted scopes')
    const withheld = withheldScopes(partner, requested)
    const wider = grant.scopes.filter((scope) => withheld.includes(scope))
    return wider.length === 0
      ? undefined
      : finding(`granted without having been asked for: ${wider.join(', ')}`)
  },
})
