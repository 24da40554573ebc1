import type { ClientCredentialsAuth, OAuth2Auth } from '../../partner/auth.ts'
import type { Partner } from '../../partner/partner.ts'

/** The auth of a partner that has a token endpoint; routes that need one are made for such partners alone. */
export function tokenAuth(partner: Partner): OAuth2Auth | ClientCredentialsAuth {
  const { auth } = partner
  if (auth.kind === 'oauth2' || auth.kind === 'clientCredentials') return auth
  throw new TypeError(`${partner.id} has no token endpoint`)
}

/** The auth of a partner whose users consent. */
export function oauth2(partner: Partner): OAuth2Auth {
  const { auth } = partner
  if (auth.kind === 'oauth2') return auth
  throw new TypeError(`${partner.id} has no authorization endpoint`)
}
