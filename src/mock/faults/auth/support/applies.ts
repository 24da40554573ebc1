import type { OAuth2Auth } from '../../../../partner/auth.ts'
import { dataTypesOf, type Partner } from '../../../../partner/partner.ts'
import { graceOf } from '../../../../partner/refresh-grace.ts'
import type { UserFact } from '../../../../partner/user-facts.ts'

/** Why a fault of the authorization code flow cannot be had, or `undefined`; `why` adds what else it takes. */
export function oauth2Only(
  why: (auth: OAuth2Auth, partner: Partner) => string | undefined = () => undefined,
) {
  return (partner: Partner): string | undefined =>
    partner.auth.kind === 'oauth2' ? why(partner.auth, partner) : 'it has no authorization code flow'
}

export function hasTokenEndpoint({ auth }: Partner): string | undefined {
  return auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? undefined : 'it has no token endpoint'
}

export function hasData(partner: Partner): string | undefined {
  return dataTypesOf(partner).length > 0 ? undefined : 'it has no data'
}

export const usesPkce: (partner: Partner) => string | undefined = oauth2Only(({ pkce }) =>
  pkce === 'none' ? 'it declares no PKCE' : undefined,
)

export const refreshes: (partner: Partner) => string | undefined = oauth2Only(({ refresh }) =>
  refresh.kind === 'none' ? 'it declares no refresh tokens' : undefined,
)

export const rotates: (partner: Partner) => string | undefined = oauth2Only(({ refresh }) =>
  refresh.kind === 'rotating' ? undefined : 'its refresh tokens do not rotate',
)

/** For faults in what a refresh gives. */
export const givesNewTokens: (partner: Partner) => string | undefined = (partner) =>
  refreshes(partner) ??
  oauth2Only(({ refresh }) => (refresh.kind === 'extending' ? 'its refreshes give nothing new' : undefined))(
    partner,
  )

export const extendsTokens: (partner: Partner) => string | undefined = oauth2Only(({ refresh }) =>
  refresh.kind === 'extending' ? undefined : 'its refreshes extend no tokens',
)

export const rotatesWithoutGrace: (partner: Partner) => string | undefined = oauth2Only(({ refresh }) =>
  refresh.kind === 'rotating' && graceOf(refresh) === 0 ? undefined : 'no rotation without grace is declared',
)

export const revokes: (partner: Partner) => string | undefined = oauth2Only(({ revocation }) =>
  revocation === undefined ? 'it declares no revocation' : undefined,
)

/** For faults in what the partner tells of a user besides the id. */
export function tells(fact: UserFact): (partner: Partner) => string | undefined {
  return oauth2Only((auth) => (auth[fact] === undefined ? 'it tells no such thing of a user' : undefined))
}

/** For faults in the HTTP status or the error's name, which an envelope replaces. */
export const plainTokenErrors: (partner: Partner) => string | undefined = oauth2Only(({ tokenResponse }) =>
  tokenResponse.success === undefined ? undefined : 'its errors are inside HTTP 200',
)

export const plainDataErrors: (partner: Partner) => string | undefined = (partner) =>
  hasData(partner) ??
  (dataTypesOf(partner).every((type) => partner.data[type]?.response.success === undefined)
    ? undefined
    : 'its errors are inside HTTP 200')

/** For faults that only a partial consent shows. */
export const separatesScopes: (partner: Partner) => string | undefined = oauth2Only((_, { data }) => {
  const scopes = Object.values(data).map((source) => source.scopes.join(' '))
  return new Set(scopes).size > 1 ? undefined : 'all data types stand behind the same scopes'
})
