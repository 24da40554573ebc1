import type { Partner } from '../partner/partner.ts'

/**
 * What the descriptor knows and a request left out. A partner may grant scopes of its own beside those that were asked
 * for, as long as it tells them (RFC 6749 §3.3); those that open data and were not asked for are another matter.
 */
export function withheldScopes({ auth, data }: Partner, requested: readonly string[]): readonly string[] {
  const asked = auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? auth.scopes.request : []
  const known = [...asked, ...Object.values(data).flatMap(({ scopes }) => scopes)]
  return known.filter((scope) => !requested.includes(scope))
}
