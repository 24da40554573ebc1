import type { JsonObject } from '../kernel/json.ts'
import { withPointer } from '../kernel/pointer.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import { type Credentials, mockCredentials } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import { grantLocators, type UserFact, userFacts } from '../partner/user-facts.ts'

/** What stands in a recorded contract where a real exchange has a secret, an id or a place. Good for nothing else. */
export const EXAMPLES = {
  clientId: 'example-client-id',
  clientSecret: 'example-client-secret',
  code: 'example-code',
  accessToken: 'example-access-token',
  refreshToken: 'example-refresh-token',
  cursor: 'example-cursor',
  offset: '100',
  recordId: 'example-record',
  callbackUrl: 'https://terra.example/webhooks',
  nextUrl: '/example-next-page',
  userId: 'example-user',
  eventUserId: 'example-event-user',
  userEmail: 'user@example.com',
  timeZone: 'Europe/Berlin',
  messageId: 'msg_example',
  /** When contracts are recorded, in milliseconds since the Unix epoch: noon of 16 January 2026 in UTC. */
  nowMs: 1768564800000,
} as const

/** The credentials that a recording is made with. */
export function exampleCredentials(partner: Partner): Credentials {
  const { auth } = partner
  const names =
    auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? [] : Object.keys(auth.credentials)
  return {
    clientId: EXAMPLES.clientId,
    clientSecret: EXAMPLES.clientSecret,
    webhookSecrets: mockCredentials(partner).webhookSecrets,
    constants: Object.fromEntries(names.map((name) => [name, `example-${name}`])),
  }
}

/** What the partner tells of a user beside the id. */
export function exampleFact({ eventUserId }: OAuth2Auth, fact: UserFact): string | number {
  return fact === 'eventUserId' && eventUserId?.type === 'integer' ? 4503599627371 : EXAMPLES[fact]
}

/** Of the type that the partner's ids have. */
export function exampleUserId({ userId }: Pick<OAuth2Auth, 'userId'>): string | number {
  return userId.type === 'integer' ? 4503599627370 : EXAMPLES.userId
}

/** A JWT where a fact stands in one of its claims. */
export function exampleAccessToken(auth: OAuth2Auth | ClientCredentialsAuth): string {
  const isJwt =
    auth.kind === 'oauth2' &&
    grantLocators(auth).some(
      (locator) => locator.from === 'jwtClaim' && locator.token === auth.tokenResponse.accessToken,
    )
  return isJwt ? jwtWith(auth, auth.tokenResponse.accessToken) : EXAMPLES.accessToken
}

/** An unsigned JWT with the claims that the descriptor looks for at that place. */
export function jwtWith(auth: OAuth2Auth, token: string): string {
  const { userId, scopes } = auth
  let claims: JsonObject = {}
  if (userId.from === 'jwtClaim' && userId.token === token)
    claims = withPointer(claims, userId.at, exampleUserId(auth))
  if (scopes.granted.from === 'jwtClaim' && scopes.granted.token === token)
    claims = withPointer(claims, scopes.granted.at, scopes.request.join(scopes.separator))
  for (const [fact, locator] of userFacts(auth))
    if (locator.from === 'jwtClaim' && locator.token === token)
      claims = withPointer(claims, locator.at, exampleFact(auth, fact))
  const part = (value: JsonObject) =>
    btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`
}
