import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const noTokenInQuery: Check<'access-refusals'> = defineCheck({
  id: 'auth/no-token-in-query',
  title: 'A token in the query opens nothing.',
  level: 'should',
  source: {
    document: 'RFC 9700',
    section: '4.3.2',
    url: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2',
  },
  remedy: 'Read the access token from the Authorization header only; URLs end up in logs and histories.',
  given: 'access-refusals',

  judge({ query }, { auth }) {
    if (query === undefined) return inapplicable('the partner gives no tokens')
    const { status, exchange } = query
    if (Object.keys(auth.access.query).length > 0)
      return inapplicable('the partner takes its credentials in the query, as declared')
    // 400 is a refusal too: it is what RFC 6750 §3.1 has for a request that is malformed.
    return status >= 400 && status <= 499
      ? undefined
      : finding(`a token in the query is answered with ${status}`, exchange)
  },
})
