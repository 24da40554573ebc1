import { authorizationRequest } from '../client/authorization-request.ts'
import { consentAutomatically } from '../client/consent-automatically.ts'
import { memoryStore } from '../client/memory-store.ts'
import { secureRandomness } from '../client/randomness.ts'
import { readRedirect } from '../client/read-redirect.ts'
import type { Store } from '../client/store.ts'
import { createTerraClient, type TerraClient } from '../client/terra-client.ts'
import type { Tokens } from '../client/tokens.ts'
import type { ProviderSession } from './provider-session.ts'

/** Whether somebody can be linked without asking a person, so that a grant may be used up. */
export function isConsentAutomatic({ environment, partner }: ProviderSession): boolean {
  return partner.auth.kind !== 'oauth2' || environment.consent === 'automatic'
}

/** Who is linked, with tokens that work. */
export interface LiveGrant extends Tokens {
  readonly userId?: string | undefined
  readonly userEmail?: string | undefined
}

/** The grant of the user that the session is about, renewed where it was due. */
export async function linkedGrant(session: ProviderSession): Promise<LiveGrant> {
  const { client, store, connectionId } = session
  await client.accessToken(connectionId)
  return grantIn(store, connectionId)
}

/** A grant of its own that nobody needs afterwards, and the client that holds it. */
export async function spareGrant(
  session: ProviderSession,
): Promise<{ readonly grant: LiveGrant; readonly connectionId: string; readonly client: TerraClient }> {
  const { partner, environment, credentials, send, clock } = session
  const store = memoryStore()
  const { baseUrl } = environment
  const client = createTerraClient({ partner, baseUrl, credentials, send, clock, store })
  const consent = consentAutomatically(partner, send, { environment })
  const { id: connectionId } = await client.connect({ consent })
  return { grant: await grantIn(store, connectionId), connectionId, client }
}

/**
 * An authorization code that has not been used, for the verifier of somebody else.
 *
 * @throws ConnectFailedError
 */
export async function freshCode(
  { partner, environment, credentials, send }: ProviderSession,
  asked: {
    readonly redirectUri: string
    readonly scopes: readonly string[]
    readonly codeChallenge?: string
  },
): Promise<string | undefined> {
  const { auth } = partner
  if (auth.kind !== 'oauth2') return undefined
  const { redirectUri, scopes, codeChallenge } = asked
  const { baseUrl } = environment
  const { clientId } = credentials
  const options = { baseUrl, clientId, redirectUri, scopes, randomness: secureRandomness }
  const request = await authorizationRequest(auth, options)
  const url = new URL(request.url)
  if (codeChallenge !== undefined) url.searchParams.set('code_challenge', codeChallenge)
  const redirect = readRedirect(await consentAutomatically(partner, send, { environment })(url.href), request)
  return redirect.kind === 'code' ? redirect.code : undefined
}

async function grantIn(store: Store, connectionId: string): Promise<LiveGrant> {
  const [connection, grant] = await Promise.all([store.connection(connectionId), store.grant(connectionId)])
  return { ...grant!.tokens, userId: connection?.userId, userEmail: connection?.userEmail }
}
