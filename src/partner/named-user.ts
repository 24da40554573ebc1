import { declaredRequests } from './declared-urls.ts'
import type { Partner } from './partner.ts'
import { requestPlaceholders } from './request-template.ts'

/** A user of a partner without consent: named as its requests name users. */
export type NamedUser =
  | { readonly userId: string; readonly userEmail?: never }
  | { readonly userEmail: string; readonly userId?: never }

/** Whom a name means, in the environment or given to the client, where nobody consents: an id, or an email address. */
export function namedUser(partner: Partner, name: string): NamedUser {
  return areNamedByEmail(partner) ? { userEmail: name } : { userId: name }
}

/** By which name a user of a mock goes in its environment: where somebody consents, by the id. */
export function nameOfUser(partner: Partner, user: { readonly id: string; readonly email: string }): string {
  return areNamedByEmail(partner) ? user.email : user.id
}

function areNamedByEmail(partner: Partner): boolean {
  if (partner.auth.kind === 'oauth2') return false
  return declaredRequests(partner).some((request) => requestPlaceholders(request).includes('userEmail'))
}
