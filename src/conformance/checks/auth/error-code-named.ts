import { responseJson } from '../../../http/exchange.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { errorCodeOf, isRefusal } from '../../refusal.ts'

export const errorCodeNamed: Check<'token-refusals'> = defineCheck({
  id: 'auth/error-code-named',
  title: 'A refused token request names its error as the RFC does.',
  level: 'should',
  source: { document: 'RFC 6749', section: '5.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.2' },
  remedy:
    'Answer with the JSON members `error` and, for people, `error_description`; clients tell a dead grant from a passing fault by `invalid_grant`.',
  given: 'token-refusals',

  judge({ unknownRefreshToken, unknownCode, unknownGrantType }, { auth }) {
    if ('tokenResponse' in auth && auth.tokenResponse.success !== undefined) {
      return inapplicable('the partner has error codes of its own, as its descriptor declares')
    }
    const expected = [
      ['an unknown refresh token', unknownRefreshToken, 'invalid_grant'],
      ['an unknown code', unknownCode, 'invalid_grant'],
      ['an unknown grant type', unknownGrantType, 'unsupported_grant_type'],
    ] as const
    for (const [what, exchange, error] of expected) {
      if (exchange === undefined || !isRefusal(exchange) || responseJson(exchange) === undefined) continue
      if (errorCodeOf(exchange) === error) continue
      return finding(
        `${what} is answered with error ${JSON.stringify(errorCodeOf(exchange) ?? null)} instead of '${error}'`,
        exchange,
      )
    }
    return undefined
  },
})
