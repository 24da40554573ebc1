import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { noTokens } from '../../open-grant.ts'

export const challengeOn401: Check<'access-refusals'> = defineCheck({
  id: 'auth/challenge-on-401',
  title: 'A 401 says how to authenticate.',
  level: 'should',
  source: { document: 'RFC 6750', section: '3', url: 'https://www.rfc-editor.org/rfc/rfc6750#section-3' },
  remedy:
    'Send `WWW-Authenticate`, with `Bearer` where tokens are asked for, with every 401; add `error="invalid_token"` when a token was shown.',
  given: 'access-refusals',

  judge({ nobody, stranger }, partner) {
    const [wanted, challenge] =
      noTokens(partner) === undefined
        ? (['Bearer challenge', /\bbearer\b/i] as const)
        : (['challenge', /\S/] as const)
    const unexplained = [nobody, stranger].find(
      ({ exchange: { response } }) =>
        response.status === 401 && !challenge.test(response.headers['www-authenticate'] ?? ''),
    )
    if (unexplained !== undefined) return finding(`a 401 carries no ${wanted}`, unexplained.exchange)
    return nobody.exchange.response.status === 401
      ? undefined
      : inapplicable('the partner does not answer with HTTP 401')
  },
})
