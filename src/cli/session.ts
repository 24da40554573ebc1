import { consentAutomatically } from '../client/consent-automatically.ts'
import { memoryStore } from '../client/memory-store.ts'
import type { Store } from '../client/store.ts'
import { createTerraClient, type TerraClient } from '../client/terra-client.ts'
import type { Exchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import { systemClock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import type { Partner } from '../partner/partner.ts'
import { connectionFile, hasConnections, openConnections } from './connection-file.ts'
import type { Target } from './environment.ts'

/** A connected user, for one command. */
export interface Session {
  readonly client: TerraClient
  readonly store: Store
  readonly connectionId: string
  readonly close: () => Promise<void>
}

/**
 * A connection that `terrarium connect` has kept, the newest unless a user is named; else, where nobody has to be
 * asked, a new one for this command alone.
 *
 * @param options.user - the partner's id of the user.
 * @param options.file - where connections are kept.
 * @throws UsageError where only a person can consent and nobody has; ConnectFailedError.
 */
export async function openSession(
  partner: Partner,
  target: Target,
  send: Send,
  options: {
    readonly user?: string | undefined
    readonly file?: string | undefined
    readonly onExchange?: (exchange: Exchange) => void
  } = {},
): Promise<Session> {
  const { environment, credentials } = target
  const { user, file = connectionFile(partner, target), onExchange } = options
  const store = hasConnections(file) ? openConnections(file) : memoryStore()
  const { baseUrl } = environment
  const client = createTerraClient({
    partner,
    baseUrl,
    credentials,
    send,
    clock: systemClock,
    store,
    ...(onExchange === undefined ? {} : { onExchange }),
  })
  const kept = (await client.connections())
    .filter(({ active, userId }) => active && (user === undefined || userId === user))
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .at(-1)
  const connectionId = kept?.id ?? (await connectNow(client, partner, target, send, user))
  return { client, store, connectionId, close: () => store.close() }
}

async function connectNow(
  client: TerraClient,
  partner: Partner,
  { environment, name }: Target,
  send: Send,
  user: string | undefined,
): Promise<string> {
  if (partner.auth.kind === 'oauth2' && environment.consent === 'browser') {
    throw new UsageError(
      `Failed to find a connection: in the environment '${name}' only a person can consent.`,
      `Connect a user first: terrarium connect <partner> --env ${name}.`,
    )
  }
  const consent = consentAutomatically(partner, send, {
    environment,
    ...(user === undefined ? {} : { user }),
  })
  return (await client.connect({ consent })).id
}
