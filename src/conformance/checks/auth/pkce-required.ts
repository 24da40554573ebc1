import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { gotCode } from '../../open-grant.ts'

export const pkceRequired: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/pkce-required',
  title: 'Where PKCE is required, a request without a code challenge gets no code.',
  level: 'must',
  source: {
    document: 'RFC 7636',
    section: '4.4.1',
    url: 'https://www.rfc-editor.org/rfc/rfc7636#section-4.4.1',
  },
  remedy: 'Answer an authorization request without `code_challenge` with `invalid_request`.',
  given: 'authorization-refusals',

  judge({ missingCodeChallenge: consent }) {
    if (consent === undefined) return inapplicable('the partner does not require PKCE')
    return gotCode(consent)
      ? finding('a request without code_challenge was given a code', consent.exchanges.at(-1))
      : undefined
  },
})
