import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { gotCode } from '../../open-grant.ts'

export const pkcePlainRefused: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/pkce-plain-refused',
  title: 'The code challenge method plain is not accepted.',
  level: 'should',
  source: {
    document: 'RFC 9700',
    section: '2.1.1',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1',
  },
  remedy: 'Accept `code_challenge_method=S256` only.',
  given: 'authorization-refusals',

  judge({ plainCodeChallenge: consent }) {
    if (consent === undefined) return inapplicable('the partner does not know PKCE')
    return gotCode(consent)
      ? finding('code_challenge_method=plain was given a code', consent.exchanges.at(-1))
      : undefined
  },
})
