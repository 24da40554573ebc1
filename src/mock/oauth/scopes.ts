import type { Partner } from '../../partner/partner.ts'
import type { Mock } from '../seams.ts'
import type { AuthorizationRequest } from './oauth-request.ts'
import { oauth2 } from './token-auth.ts'

/** Every scope that a partner knows of: those asked for, those its data want, and the one for refresh tokens. */
export function knownScopes(partner: Partner): ReadonlySet<string> {
  const { auth, data } = partner
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') return new Set()
  const offline = auth.kind === 'oauth2' ? auth.refresh.requiresScope : undefined
  const needed = Object.values(data).flatMap((source) => source.scopes)
  return new Set([...auth.scopes.request, ...needed, ...(offline === undefined ? [] : [offline])])
}

/** The scopes that a request asks for: all that the application uses, unless it names some (RFC 6749 §3.3). */
export function requestedScopes(asked: AuthorizationRequest, mock: Mock): readonly string[] {
  return asked.scopes ?? oauth2(mock.partner).scopes.request
}

/** Never more than was asked for. */
export function grantedScopes(
  chosen: readonly string[],
  asked: AuthorizationRequest,
  mock: Mock,
): readonly string[] {
  return requestedScopes(asked, mock).filter((scope) => chosen.includes(scope))
}
