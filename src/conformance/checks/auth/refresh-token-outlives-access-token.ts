import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const refreshTokenOutlivesAccessToken: Check<'token-exchange'> = defineCheck({
  id: 'auth/refresh-token-outlives-access-token',
  title: 'A refresh token lives at least as long as the access token that it is to renew.',
  level: 'must',
  source: {
    document: 'RFC 6749',
    section: '1.5',
    url: 'https://www.rfc-editor.org/rfc/rfc6749#section-1.5',
  },
  remedy:
    'Write its lifetime in seconds, and let it live for weeks: it is all that a client has of an idle user.',
  given: 'token-exchange',

  judge({ exchange, reading }) {
    if (reading.kind !== 'success') return inapplicable('there is no token response')
    const { expiresAtMs, refreshExpiresAtMs, obtainedAtMs } = reading.tokens
    if (refreshExpiresAtMs === undefined || expiresAtMs === undefined)
      return inapplicable('the partner does not tell both lifetimes')
    const [access, refresh] = [expiresAtMs, refreshExpiresAtMs].map((endMs) =>
      Math.round((endMs - obtainedAtMs) / 1000),
    )
    return refreshExpiresAtMs >= expiresAtMs
      ? undefined
      : finding(`the refresh token lives for ${refresh} s and the access token for ${access} s`, exchange)
  },
})
