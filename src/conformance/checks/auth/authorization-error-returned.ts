import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const authorizationErrorReturned: Check<'authorization-refusals'> = defineCheck({
  id: 'auth/authorization-error-returned',
  title: 'A refused authorization request comes back to the redirect URI with an error.',
  level: 'should',
  source: {
    document: 'RFC 6749',
    section: '4.1.2.1',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1',
  },
  remedy:
    'Where client and redirect URI are good, redirect with `error` instead of showing a page: Terra has to know.',
  given: 'authorization-refusals',

  judge({ unknownResponseType: consent }) {
    const last = consent.exchanges.at(-1)
    if (!consent.reached) return finding('an unknown response type leads to no redirect', last)
    const { searchParams, hash } = new URL(consent.redirectUrl)
    if (searchParams.has('code')) return inapplicable('the request was not refused')
    const error = searchParams.get('error') ?? new URLSearchParams(hash.slice(1)).get('error')
    if (error === 'unsupported_response_type' || error === 'invalid_request') return undefined
    return finding(`an unknown response type comes back with error ${JSON.stringify(error)}`, last)
  },
})
