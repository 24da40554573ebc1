import { type RequestTemplate, requestPlaceholders } from './request-template.ts'

/**
 * Whether a revocation names the token that it is about (RFC 7009 §2.1), and so ends that token's grant and no other. One
 * that shows a token only as its credentials, or names the user, may take away all that the user has granted.
 */
export function endsOneGrant(revocation: RequestTemplate): boolean {
  const named = requestPlaceholders({ ...revocation, headers: {} })
  const names = (...placeholders: readonly string[]) => placeholders.some((name) => named.includes(name))
  return names('refreshToken', 'accessToken') && !names('userId', 'userEmail')
}
