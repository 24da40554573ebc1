import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { MappingProblem } from '../mapping/problem.ts'
import type { DataType } from '../partner/data.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { dataSource } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import { GrantDeadError } from './client-error.ts'
import type { Connection } from './connection.ts'
import { endGrant } from './end-grant.ts'
import { fetchEvent } from './fetch-event.ts'
import { connectionsOfEvent } from './link-connection.ts'
import { idText, locate, scopeList } from './locate.ts'
import { keptPromise } from './promises.ts'
import { eventDeclaration } from './read-delivery.ts'
import { readOffered } from './read-offered.ts'
import { takeIn } from './take-in.ts'

/** What became of an event. Only `postponed` comes again. */
export type EventOutcome =
  | {
      readonly kind: 'stored'
      readonly records: number
      readonly changed: number
      readonly problems: readonly MappingProblem[]
    }
  | { readonly kind: 'deleted'; readonly recordId: string }
  /** `first` is false when it had been told before. */
  | { readonly kind: 'deauthorized'; readonly first: boolean }
  | {
      readonly kind: 'permissionChanged'
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | { readonly kind: 'unknownEvent' }
  | { readonly kind: 'unknownUser'; readonly userId: string | undefined }
  | { readonly kind: 'grantDead' }
  | { readonly kind: 'forbidden'; readonly reason: string }
  /** The event lacks what its declaration promises. */
  | { readonly kind: 'malformed'; readonly reason: string }
  | { readonly kind: 'postponed'; readonly reason: string }

/**
 * Does what an event asks for. What a partner sends is never an exception.
 *
 * @throws HostUnreachableError, TimedOutError, PullFailedError: the partner cannot be asked now.
 */
export async function handleEvent(
  context: ClientContext,
  event: JsonValue,
  pending: { readonly key: string },
): Promise<EventOutcome> {
  const declaration =
    context.partner.webhooks === undefined ? undefined : eventDeclaration(context.partner.webhooks, event)
  if (declaration === undefined) return { kind: 'unknownEvent' }
  const userId = idText(resolvePointer(event, declaration.userId))
  const connections = await connectionsOfEvent(context, userId)
  if (connections.length === 0) return { kind: 'unknownUser', userId }
  let outcome: EventOutcome = { kind: 'unknownUser', userId }
  for (const [index, connection] of connections.entries()) {
    // The last one settles the event together with what it stores.
    const settles = index === connections.length - 1 ? pending.key : undefined
    outcome = await handleFor(context, connection, declaration, event, settles)
    if (outcome.kind === 'postponed') return outcome
  }
  return outcome
}

async function handleFor(
  context: ClientContext,
  connection: Connection,
  declaration: WebhookEvent,
  event: JsonValue,
  settles: string | undefined,
): Promise<EventOutcome> {
  const { store, clock, notices } = context
  switch (declaration.kind) {
    case 'deauthorized':
      return {
        kind: 'deauthorized',
        first: await endGrant(store, connection.id, 'deauthorized', clock, notices.ended),
      }
    case 'permissionChanged':
      return permissionChanged(context, connection, settles)
    case 'deleted':
    case 'data': {
      const { dataType } = declaration
      if (dataType === undefined || context.partner.data[dataType] === undefined) {
        return {
          kind: 'malformed',
          reason: `event '${declaration.name}' has no data type that the partner offers`,
        }
      }
      const typed = { ...declaration, dataType }
      return declaration.kind === 'deleted'
        ? deleted(context, connection, typed, event, settles)
        : data(context, connection, typed, event, settles)
    }
  }
}

async function data(
  context: ClientContext,
  connection: Connection,
  declaration: WebhookEvent & { readonly dataType: DataType },
  event: JsonValue,
  settles: string | undefined,
): Promise<EventOutcome> {
  const { dataType, payload, fetch } = declaration
  const isOffered = dataSource(context.partner, dataType).transaction !== undefined
  if (isOffered && payload === 'thin' && fetch === undefined)
    return readOffered(context, connection, dataType, settles)
  const records =
    payload === 'full'
      ? fullRecords(declaration, event)
      : await thinRecords(context, connection, declaration, event)
  if (!Array.isArray(records)) return records as EventOutcome
  const taken = await takeIn(
    context,
    connection,
    declaration.dataType,
    records as readonly JsonValue[],
    settles,
  )
  await keptPromise(context, connection, declaration.dataType, records as readonly JsonValue[])
  return { kind: 'stored', ...taken }
}

function fullRecords(declaration: WebhookEvent, event: JsonValue): readonly JsonValue[] | EventOutcome {
  const found = resolvePointer(event, declaration.records ?? '') as JsonValue | undefined
  if (Array.isArray(found)) return found
  if (typeof found === 'object' && found !== null) return [found]
  return {
    kind: 'malformed',
    reason: `event '${declaration.name}' has no records at '${declaration.records}'`,
  }
}

async function thinRecords(
  context: ClientContext,
  connection: Connection,
  declaration: WebhookEvent & { readonly dataType: DataType },
  event: JsonValue,
): Promise<readonly JsonValue[] | EventOutcome> {
  try {
    const fetched = await fetchEvent(context, connection, declaration, event)
    switch (fetched.kind) {
      case 'records':
        return fetched.records
      case 'notFound':
        return { kind: 'postponed', reason: `record ${fetched.recordId} cannot be seen yet` }
      case 'failed':
        return { kind: fetched.forbidden ? 'forbidden' : 'postponed', reason: fetched.reason }
    }
  } catch (thrown) {
    if (thrown instanceof GrantDeadError) return { kind: 'grantDead' }
    throw thrown
  }
}

async function deleted(
  { store }: ClientContext,
  connection: Connection,
  declaration: WebhookEvent & { readonly dataType: DataType },
  event: JsonValue,
  settles: string | undefined,
): Promise<EventOutcome> {
  const id =
    declaration.recordId === undefined ? undefined : idText(resolvePointer(event, declaration.recordId))
  if (id === undefined) return { kind: 'malformed', reason: `event '${declaration.name}' names no record` }
  const record = { connectionId: connection.id, type: declaration.dataType, id }
  await store.commit({ records: [], deleted: [record], ...(settles === undefined ? {} : { settles }) })
  return { kind: 'deleted', recordId: id }
}

/**
 * Only a partner that can be asked for the scopes tells which have changed, and when it is asked, also that none has,
 * which is no news.
 */
async function permissionChanged(
  context: ClientContext,
  connection: Connection,
  settles: string | undefined,
): Promise<EventOutcome> {
  const { store, notices } = context
  const granted = await scopesNow(context, connection)
  const scopes = granted ?? connection.scopes
  const added = scopes.filter((scope) => !connection.scopes.includes(scope))
  const removed = connection.scopes.filter((scope) => !scopes.includes(scope))
  const now = { ...connection, scopes }
  const isNews = granted === undefined || added.length + removed.length > 0
  await store.commit({
    records: [],
    connection: now,
    outgoing: isNews ? [notices.permissionChanged(now, { added, removed })] : [],
    ...(settles === undefined ? {} : { settles }),
  })
  return { kind: 'permissionChanged', added, removed }
}

/** What the user grants now; `undefined` where the partner cannot be asked, or does not say. */
async function scopesNow(
  { partner, credentials, baseUrl, exchange, keeper }: ClientContext,
  connection: Connection,
): Promise<readonly string[] | undefined> {
  const { auth } = partner
  if (auth.kind !== 'oauth2' || auth.scopes.granted.from !== 'call') return undefined
  const accessToken = await keeper.accessToken(connection.id)
  const values = callValues(auth, credentials, { ...connection, accessToken })
  const call = (template: Parameters<typeof fillRequest>[0]) =>
    exchange(fillRequest(template, values, baseUrl))
  const located = await locate(auth.scopes.granted, { call })
  return located.found ? scopeList(located.value, auth.scopes.separator) : undefined
}
