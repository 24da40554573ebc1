import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const lifetimeDeclared: Check<'token-exchange'> = defineCheck({
  id: 'auth/lifetime-declared',
  title: 'The token response says how long the access token lives.',
  level: 'should',
  source: { document: 'RFC 6749', section: '5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  remedy: 'Send `expires_in` in seconds, or declare in the descriptor where the lifetime stands.',
  given: 'token-exchange',

  judge({ exchange, reading }, { auth }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    if (
      'tokenResponse' in auth &&
      (auth.tokenResponse.expiresIn ?? auth.tokenResponse.expiresAt) === undefined
    )
      return inapplicable('the partner declares that it does not tell')
    return reading.tokens.expiresAtMs === undefined
      ? finding('there is no lifetime where the descriptor declares one', exchange)
      : undefined
  },
})
