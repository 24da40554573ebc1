import type { Exchange } from '../http/exchange.ts'
import type { ClientContext } from './client-context.ts'
import type { TerraClientOptions } from './client-options.ts'
import type { Grant } from './grant.ts'
import { limitAsBusy } from './live-token-limit.ts'
import { partnerMapper } from './map-records.ts'
import { createNotices } from './notices.ts'
import { createPace } from './pace.ts'
import { secureRandomness } from './randomness.ts'
import { readRefreshResponse } from './read-refresh-response.ts'
import type { TokenReading } from './read-token-response.ts'
import { createTokenKeeper } from './token-keeper.ts'
import { clientCredentialsGrant, refreshGrant, requestToken } from './token-request.ts'

/** The parts of a client, put together. */
export function clientParts(
  options: TerraClientOptions & { readonly exchange: (request: Request) => Promise<Exchange> },
): ClientContext {
  const {
    partner,
    store,
    clock,
    random: randomness = secureRandomness,
    patience = {},
    renewal = {},
  } = options
  const { baseUrl, credentials, exchange } = options
  const notices = createNotices({ provider: partner.id, store, randomness })
  const keeper = createTokenKeeper({
    ...renewal,
    store,
    clock,
    randomness,
    holder: randomness.text(16),
    canRenew: (grant) => canRenew(options, grant),
    refresh: async (grant, signal) => limitAsBusy(partner.auth, await refresh(options, grant, signal)),
    notice: notices.ended,
  })
  const mapper = options.mapper ?? partnerMapper(partner)
  return {
    partner,
    baseUrl,
    credentials,
    store,
    clock,
    randomness,
    exchange,
    keeper,
    mapper,
    notices,
    patience,
    mayLeaveFor: options.mayLeaveFor ?? (() => false),
    pace: createPace(partner.rateLimit, clock),
  }
}

function canRenew({ partner: { auth } }: TerraClientOptions, { tokens }: Grant): boolean {
  if (auth.kind === 'clientCredentials') return true
  return auth.kind === 'oauth2' && auth.refresh.kind !== 'none' && tokens.refreshToken !== undefined
}

async function refresh(
  options: TerraClientOptions & { readonly exchange: (request: Request) => Promise<Exchange> },
  { tokens }: Grant,
  signal: AbortSignal,
): Promise<TokenReading> {
  const { partner, baseUrl, credentials, exchange } = options
  const { auth } = partner
  if (auth.kind !== 'oauth2' && auth.kind !== 'clientCredentials') {
    throw new TypeError(`credentials of kind ${auth.kind} are not renewed`)
  }
  const grant =
    auth.kind === 'clientCredentials'
      ? clientCredentialsGrant(auth.scopes)
      : refreshGrant(tokens.refreshToken ?? '')
  const answer = await requestToken(grant, { auth, baseUrl, credentials, exchange, signal })
  return readRefreshResponse(auth, answer, tokens)
}
