import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const tokensUnguessable: Check<'token-exchange'> = defineCheck({
  id: 'auth/tokens-unguessable',
  title: 'Tokens are too long to be guessed.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '10.10',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-10.10',
  },
  remedy: 'Make tokens of at least 128 random bits: 22 characters of base64 or more.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const { accessToken, refreshToken } = reading.tokens
    const short = [
      ['access token', accessToken] as const,
      ['refresh token', refreshToken ?? accessToken] as const,
    ].find(([, token]) => token.length < 22)
    return short === undefined
      ? undefined
      : finding(`the ${short[0]} has ${short[1].length} characters`, exchange)
  },
})
