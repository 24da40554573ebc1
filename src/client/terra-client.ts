/**
 * The reference Terra client: what Terra does with a partner.
 *
 * @module terrarium-kit/client
 */

import { type Exchange, recordExchange } from '../http/exchange.ts'
import type { Handler } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import type { DataType } from '../partner/data.ts'
import { dataTypesOf } from '../partner/partner.ts'
import { backfill } from './backfill.ts'
import type { ClientContext } from './client-context.ts'
import { PullFailedError } from './client-error.ts'
import type { ConnectionState, ConnectOptions, PulledRecord, TerraClientOptions } from './client-options.ts'
import { clientParts } from './client-parts.ts'
import { connectUser } from './connect-user.ts'
import type { Connection } from './connection.ts'
import { forgetting } from './forget-events.ts'
import { handOn } from './hand-on.ts'
import { type BackfillOptions, type PollOptions, pollOnce, pollUntilStopped } from './poll.ts'
import { longestRestMs, type ProcessedEvent, processInbox } from './process-inbox.ts'
import { pull } from './pull.ts'
import type { ReadHistory } from './read-history.ts'
import { createReceiver } from './receiver.ts'
import { type Registered, registerWebhooks } from './register-webhooks.ts'
import { revokeGrant } from './revoke-grant.ts'
import type { Store } from './store.ts'
import type { Tokens } from './tokens.ts'
import type { Span } from './windows.ts'

/** The reference client: what Terra's public pages say that Terra does with a partner. */
export interface TerraClient {
  /** Links a user. @throws ConnectFailedError */
  connect(options: ConnectOptions): Promise<Connection>
  connections(): Promise<readonly ConnectionState[]>
  /** Reads recent history, 28 days unless told, and tells of it. @throws GrantDeadError, PullFailedError */
  backfill(
    connectionId: string,
    options?: { readonly days?: number; readonly types?: readonly DataType[] },
  ): Promise<readonly ReadHistory[]>
  /**
   * Streams a span's records; stores none, tells nothing. Of what is offered once, one transaction is only looked at,
   * and remembered for who takes it, unless `commit` is set: then each is committed when its last record has been taken.
   *
   * @throws GrantDeadError, PullFailedError
   */
  pull(
    connectionId: string,
    type: DataType,
    span: Span,
    options?: { readonly commit?: boolean },
  ): AsyncGenerator<PulledRecord, void, undefined>
  /** Reads what is new. @throws GrantDeadError, PullFailedError */
  poll(connectionId: string, options?: PollOptions): Promise<readonly ReadHistory[]>
  /** Polls all active connections, goes on with backfills that were broken off, and comes back to what waits in the inbox, until the signal stops it. */
  pollUntilStopped(
    options: PollOptions &
      BackfillOptions & {
        readonly signal: AbortSignal
        readonly onPoll?: (connection: Connection, outcome: readonly ReadHistory[] | Error) => void
      },
  ): Promise<void>
  /** An access token that works. @throws GrantDeadError, PullFailedError */
  accessToken(connectionId: string): Promise<string>
  /** Renews the tokens now, due or not. @throws GrantDeadError, PullFailedError */
  refresh(connectionId: string): Promise<Tokens>
  /** Gives the grant back; resolves with the partner's answer, where it declares a revocation. */
  revoke(connectionId: string): Promise<Exchange | undefined>
  /** Per user, for one connection or for all. */
  registerWebhooks(callbackUrl: string, connectionId?: string): Promise<readonly Registered[]>
  /** Receives the partner's webhooks. */
  receiver(options?: { readonly maxBytes?: number }): Handler
  /** Handles what the receiver has stored. */
  processInbox(): Promise<readonly ProcessedEvent[]>
}

export function createTerraClient(options: TerraClientOptions): TerraClient {
  const { onEvent = () => {}, onProcessed = () => {} } = options
  const { store, clock } = options
  const context = clientParts({ ...options, exchange: observed(options) })
  /** Whatever a step did, its news go out before the step is over. */
  const telling = <T>(step: Promise<T>): Promise<T> => step.finally(() => tell(store, clock, onEvent))
  const forget = forgetting(context)
  const process = async () => {
    const processed = await telling(processInbox(context))
    await forget()
    if (processed.length > 0) onProcessed(processed)
    return processed
  }
  const active = async () => (await states(store)).filter((connection) => connection.active)
  const withConnection = async <T>(id: string, step: (connection: Connection) => Promise<T>): Promise<T> =>
    telling(step(await connectionOf(store, id)))

  return {
    connect: (request) => telling(connectUser(context, request)),
    connections: () => states(store),
    backfill: (id, request) => withConnection(id, (connection) => backfill(context, connection, request)),
    pull: async function* (id, type, span, { commit = false } = {}) {
      try {
        yield* pulledRecords(context, id, type, span, commit)
      } finally {
        await tell(store, clock, onEvent)
      }
    },
    poll: (id, request) => withConnection(id, (connection) => pollOnce(context, connection, request)),
    pollUntilStopped: (request) => pollUntilStopped(context, active, { ...request, afterRound: process }),
    accessToken: (id) => telling(context.keeper.accessToken(id)),
    refresh: (id) => withConnection(id, () => refresh(context, id)),
    revoke: (id) => withConnection(id, (connection) => revokeGrant(context, connection)),
    async registerWebhooks(callbackUrl, id) {
      const connections = id === undefined ? await active() : [await connectionOf(store, id)]
      return telling(registerWebhooks(context, callbackUrl, connections))
    },
    receiver: (request) => receiverOf(context, options, request, process),
    processInbox: process,
  }
}

function receiverOf(
  { partner, store, clock, credentials }: ClientContext,
  { onDelivery, processOnDelivery = true }: TerraClientOptions,
  request: { readonly maxBytes?: number } | undefined,
  process: () => Promise<readonly ProcessedEvent[]>,
): Handler {
  return createReceiver({
    ...request,
    partner,
    store,
    clock,
    secrets: async () => [...credentials.webhookSecrets, ...(await store.webhookSecrets())],
    ...(onDelivery === undefined ? {} : { onDelivery }),
    ...(processOnDelivery ? { onStored: soon(process, clock) } : {}),
  })
}

/** Who listens may fail: what was not taken is still in the store, and comes again with the next step. */
async function tell(
  store: Store,
  clock: Clock,
  onEvent: NonNullable<TerraClientOptions['onEvent']>,
): Promise<void> {
  await handOn(store, clock, onEvent).catch(() => {})
}

function observed({ send, clock, onExchange }: TerraClientOptions): (request: Request) => Promise<Exchange> {
  const record = recordExchange(send, clock)
  return async (request) => {
    const exchange = await record(request)
    onExchange?.(exchange)
    return exchange
  }
}

async function states(store: Store): Promise<readonly ConnectionState[]> {
  const known: ConnectionState[] = []
  for (const connection of await store.connections()) {
    const grant = await store.grant(connection.id)
    if (grant === undefined) continue
    const { ended } = grant
    known.push({
      ...connection,
      active: ended === undefined,
      ...(ended === undefined ? {} : { ended: ended.reason }),
    })
  }
  return known
}

async function connectionOf(store: Store, id: string): Promise<Connection> {
  const connection = await store.connection(id)
  if (connection !== undefined) return connection
  throw new UsageError(
    `Failed to find connection '${id}': the store does not know it.`,
    'Name a connection of this store, or connect a user first.',
  )
}

async function refresh({ keeper, store }: ClientContext, id: string): Promise<Tokens> {
  const grant = await store.grant(id)
  await keeper.renew(id, grant?.tokens.accessToken ?? '')
  return (await store.grant(id))!.tokens
}

async function* pulledRecords(
  context: ClientContext,
  id: string,
  type: DataType,
  span: Span,
  commit: boolean,
): AsyncGenerator<PulledRecord, void, undefined> {
  if (!dataTypesOf(context.partner).includes(type)) {
    throw new UsageError(
      `Failed to pull ${type}: ${context.partner.name} offers no such data type.`,
      `Choose one of ${dataTypesOf(context.partner).join(', ')}.`,
    )
  }
  const connection = await connectionOf(context.store, id)
  const pages = pull(context, connection, type, span, undefined, commit)
  for (;;) {
    const step = await pages.next()
    if (step.done) {
      const end = step.value
      if (end.ended === 'failed')
        throw new PullFailedError(end.failure, end.reason, { status: end.answer.status })
      if (end.ended === 'later')
        throw new PullFailedError('sentLater', `the partner sends the ${type} records later, as events`)
      return
    }
    for (const record of step.value.records) {
      const { value, problems } = context.mapper.map(type, record, connection)
      yield { record, problems, ...(value === undefined ? {} : { terra: value }) }
    }
  }
}

/**
 * Not before the acknowledgement has left, and one run at a time: an event that arrives meanwhile gets another run, as
 * does one that could not be handled yet.
 */
function soon(process: () => Promise<readonly ProcessedEvent[]>, clock: Clock): () => void {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    running = true
    while (again) {
      again = false
      await new Promise((resolve) => setTimeout(resolve, 0))
      // What could not be handled is still in the inbox.
      const processed = await process().catch(() => [])
      const resting = processed.filter(({ outcome }) => outcome.kind === 'postponed')
      for (const { attempt } of resting) void clock.sleep(longestRestMs(attempt)).then(wake)
    }
    running = false
  }
  const wake = (): void => {
    again = true
    if (!running) void run()
  }
  return wake
}
