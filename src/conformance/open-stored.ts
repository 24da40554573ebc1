import type { ConnectionState } from '../client/client-options.ts'
import { endGrant } from '../client/end-grant.ts'
import { readRefreshResponse } from '../client/read-refresh-response.ts'
import type { Store } from '../client/store.ts'
import { createTerraClient, type TerraClient } from '../client/terra-client.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { Credentials } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import type { Grant } from './grant.ts'
import { tokenAuthOf } from './open-grant.ts'
import type { StoredConnection } from './stored-connection.ts'

/** Renewed when they have less than this left: long enough for any probe that does not wait on purpose. */
const MARGIN_MS = 300_000

/**
 * The living connections of a store, one for each user, the newest first. The reference client renews their tokens, so
 * that other processes which share the store and this one cause one refresh.
 *
 * @param options.send - for renewals: it must not be cut off in the middle of one.
 */
export async function openStored(options: {
  readonly store: Store
  readonly partner: Partner
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly send: Send
  readonly clock: Clock
}): Promise<readonly StoredConnection[]> {
  const seen: Exchange[] = []
  const client = createTerraClient({
    ...options,
    onExchange: (exchange) => void seen.push(exchange),
    renewal: { marginMs: MARGIN_MS },
  })
  const living = (await client.connections())
    .filter(({ active }) => active)
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
  const users = new Set<string>()
  const opened: StoredConnection[] = []
  for (const connection of living) {
    if (connection.userId !== undefined && users.has(connection.userId)) continue
    users.add(connection.userId ?? '')
    opened.push(await open(connection, client, seen, options))
  }
  return opened
}

async function open(
  { id, userId, eventUserId, userEmail, timeZone, scopes }: ConnectionState,
  client: TerraClient,
  seen: Exchange[],
  { store, partner, clock }: { readonly store: Store; readonly partner: Partner; readonly clock: Clock },
): Promise<StoredConnection> {
  let { tokens } = (await store.grant(id))!
  const look = async () => {
    tokens = (await store.grant(id))!.tokens
  }
  const grant: Grant = {
    get tokens() {
      return tokens
    },
    content: undefined,
    scopes,
    ...(userId === undefined ? {} : { userId }),
    ...(eventUserId === undefined ? {} : { eventUserId }),
    ...(userEmail === undefined ? {} : { userEmail }),
    ...(timeZone === undefined ? {} : { timeZone }),
  }
  const keepAlive = async () => {
    await client.accessToken(id)
    await look()
  }
  return {
    grant,
    keepAlive,
    spend: async () => {
      await keepAlive()
      await endGrant(store, id, 'revoked', clock, async () => [])
      return { ...grant }
    },
    refresh: async () => {
      seen.length = 0
      const held = tokens
      try {
        await client.refresh(id)
      } catch (thrown) {
        // A refusal is what the partner did: the exchange tells it.
        if (!(thrown instanceof TerrariumError) || seen.length === 0) throw thrown
      }
      await look()
      const exchange = seen.at(-1)
      if (exchange === undefined) throw new TypeError('the client has renewed tokens without a request')
      return { exchange, reading: readRefreshResponse(tokenAuthOf({ partner }), exchange, held) }
    },
  }
}
