import { messageOf } from '../kernel/errors.ts'
import type { ClientCredentialsAuth, OAuth2Auth } from '../partner/auth.ts'
import { backoffMs } from './backoff.ts'
import type { ClientContext } from './client-context.ts'
import { ConnectFailedError } from './client-error.ts'
import { isLimitReached } from './live-token-limit.ts'
import { readTokenResponse, type TokenReading } from './read-token-response.ts'
import { clientCredentialsGrant, codeGrant, requestToken, type TokenGrant } from './token-request.ts'

type Success = TokenReading & { readonly kind: 'success' }
type Parts = Pick<ClientContext, 'baseUrl' | 'credentials' | 'exchange' | 'clock' | 'randomness'>

/** @throws ConnectFailedError at the step `token`. */
export function exchangeCode(
  context: Parts,
  auth: OAuth2Auth,
  request: { readonly code: string; readonly redirectUri: string; readonly codeVerifier?: string },
): Promise<Success> {
  return firstToken(context, auth, codeGrant(request))
}

/** @throws ConnectFailedError at the step `token`. */
export function exchangeClientCredentials(context: Parts, auth: ClientCredentialsAuth): Promise<Success> {
  return firstToken(context, auth, clientCredentialsGrant(auth.scopes))
}

const ATTEMPTS = 3
const LONGEST_WAIT_MS = 30_000

/**
 * A code works once, so only an answer that says "not now" is reason to send it again: after a lost one, a second use
 * could revoke what the first has issued (RFC 6749 §4.1.2).
 */
async function firstToken(
  { baseUrl, credentials, exchange, clock, randomness }: Parts,
  auth: OAuth2Auth | ClientCredentialsAuth,
  grant: TokenGrant,
): Promise<Success> {
  const endMs = clock.epochMs() + lifeMs(auth)
  for (let attempt = 1; ; attempt++) {
    const answer = await requestToken(grant, { auth, baseUrl, credentials, exchange }).catch(
      (thrown: unknown) => {
        const reason = messageOf(thrown).replace(/\.$/, '')
        throw new ConnectFailedError('token', `the token endpoint gave no answer: ${reason}`, {
          cause: thrown,
        })
      },
    )
    const reading = readTokenResponse(auth.tokenResponse, answer)
    if (reading.kind === 'success') return reading
    const waitMs = waitOf(reading, () => backoffMs(attempt, randomness))
    const isTooLong = waitMs === undefined || waitMs > LONGEST_WAIT_MS || clock.epochMs() + waitMs >= endMs
    if (isTooLong || attempt >= ATTEMPTS) {
      throw new ConnectFailedError('token', reasonOf(reading) + hintOf(reading, auth))
    }
    await clock.sleep(waitMs)
  }
}

/** No use to send a code again that has ended meanwhile. */
function lifeMs(auth: OAuth2Auth | ClientCredentialsAuth): number {
  const { codeLifetimeSeconds = Number.POSITIVE_INFINITY } = auth.kind === 'oauth2' ? auth : {}
  return codeLifetimeSeconds * 1000
}

function hintOf(reading: TokenReading, auth: OAuth2Auth | ClientCredentialsAuth): string {
  if (auth.kind !== 'oauth2' || reading.kind !== 'refused') return ''
  const { codeLifetimeSeconds, maxLiveTokens } = auth
  if (isLimitReached(auth, reading))
    return `; the user has ${pairs(maxLiveTokens?.count)} of tokens alive, and one has to be revoked first`
  return reading.dead && codeLifetimeSeconds !== undefined
    ? `; a code of this partner lives for ${codeLifetimeSeconds} s`
    : ''
}

function waitOf(reading: TokenReading, otherwise: () => number): number | undefined {
  if (reading.kind !== 'retryable' || (reading.status !== 429 && reading.status !== 503)) return undefined
  return reading.afterMs ?? otherwise()
}

function reasonOf(reading: Exclude<TokenReading, Success>): string {
  switch (reading.kind) {
    case 'malformed':
      return `the token response cannot be read: ${reading.reason}`
    case 'retryable':
      return `the token endpoint answered ${reading.status}`
    case 'refused': {
      const said = [reading.error, reading.description].filter(Boolean).join(': ')
      return `the token endpoint answered ${reading.status}${said === '' ? '' : ` (${said})`}`
    }
  }
}

function pairs(count: number | undefined): string {
  return count === 1 ? 'a pair' : `${count} pairs`
}
