import type { Message } from '../../emitter/message.ts'
import { UsageError } from '../../kernel/errors.ts'
import type { JsonValue } from '../../kernel/json.ts'
import { nearest } from '../../kernel/nearest.ts'
import { resolvePointer } from '../../kernel/pointer.ts'
import { exampleEvent } from '../../partner/example-event.ts'
import type { WebhookEvent, Webhooks } from '../../partner/webhooks.ts'
import type { WorldRecord } from '../../world/world.ts'
import type { EventOccasion, Mock } from '../seams.ts'
import type { Endpoint } from './endpoints.ts'
import { likeExample } from './like-example.ts'

export interface EmitOptions {
  /** The record that the event is about, by the world's id; the user's newest one unless told. */
  readonly recordId?: string
  /** How many of the newest records a full event carries; 1 unless told. */
  readonly count?: number
  /** Where it goes instead of to the endpoints that are registered. */
  readonly to?: readonly string[]
  /** The records themselves, in the place of `recordId` and `count`. */
  readonly records?: readonly WorldRecord[]
}

/** What was emitted: one delivery's body, and where it went. */
export interface Emission {
  readonly event: string
  readonly userId: string
  /** What receivers dedupe by. */
  readonly id: string
  readonly body: string
  readonly urls: readonly string[]
}

/** One event to emit. */
export interface Emitted {
  readonly event: string
  readonly userId: string
  readonly options?: EmitOptions
}

/**
 * Puts events into the outbox: each in a delivery of its own, or together in batches where the descriptor has them.
 *
 * @throws UsageError for an event or a user that does not exist, or a user without such data.
 */
export async function emitEvents(events: readonly Emitted[], mock: Mock): Promise<readonly Emission[]> {
  const occasions = events.map(({ event, userId, options = {} }) => {
    const occasion = occasionFor(findEvent(event, mock), userId, options, mock)
    if (typeof occasion === 'string')
      throw new UsageError(
        `Failed to emit ${event}: ${occasion}.`,
        'Name one of the users of this mock who has such data.',
      )
    return occasion
  })
  const size = mock.partner.webhooks?.batch?.maxEvents ?? 1
  const batches = Array.from({ length: Math.ceil(occasions.length / size) }, (_, index) =>
    occasions.slice(index * size, (index + 1) * size),
  )
  const emissions: Emission[] = []
  for (const batch of batches) emissions.push(...(await emitBatch(batch, mock)))
  return emissions
}

/** What an event would tell of, or why there is nothing to tell. */
export function occasionFor(
  event: WebhookEvent,
  userId: string,
  options: EmitOptions,
  mock: Mock,
): EventOccasion | string {
  if (mock.world.user(userId) === undefined) return `there is no user '${userId}'`
  const records = event.dataType === undefined ? [] : recordsFor(event, userId, options, mock)
  if (event.dataType !== undefined && records.length === 0)
    return `user '${userId}' has no such ${event.dataType} record`
  const { webhooks } = mock.partner
  const sample =
    event.id !== undefined && 'at' in event.id
      ? resolvePointer(exampleEvent(event, webhooks), event.id.at)
      : 'msg_'.padEnd(28, 'a')
  const id = likeExample(sample, mock.random('message id', mock.ledger.next('message id')))
  return {
    event,
    userId,
    id,
    records,
    ...(options.to !== undefined && { to: options.to.map((url) => givenEndpoint(url, mock)) }),
  }
}

/** One that is registered has its secret; any other is signed to as the application's own. */
function givenEndpoint(url: string, { endpoints }: Mock): Endpoint {
  return endpoints.all.find((endpoint) => endpoint.url === url) ?? { id: 'given', url }
}

/** Who has withdrawn every consent is told of no more, except that it is over. */
export function endpointsFor(event: WebhookEvent, userId: string, mock: Mock): readonly Endpoint[] {
  if (event.kind !== 'deauthorized' && hasWithdrawn(userId, mock)) return []
  return mock.endpoints.all.filter(
    (endpoint) =>
      (endpoint.userId === undefined || endpoint.userId === userId) &&
      (endpoint.event === undefined || isCalled(event, endpoint.event)),
  )
}

function hasWithdrawn(userId: string, { ledger }: Mock): boolean {
  const own = ledger.grants.filter((grant) => grant.userId === userId)
  return own.length > 0 && own.every(({ revokedAtMs }) => revokedAtMs !== undefined)
}

/** An event by its name, or by what it is recognised by. */
export function isCalled(event: WebhookEvent, name: string): boolean {
  return event.name === name || String(event.when.equals) === name
}

function findEvent(name: string, mock: Mock): WebhookEvent {
  const events: Webhooks['events'] = mock.partner.webhooks?.events ?? []
  const found = events.find((event) => isCalled(event, name))
  if (found !== undefined) return found
  const names = events.map((event) => event.name)
  const near = nearest(name, names)
  throw new UsageError(
    `Failed to emit '${name}': ${mock.partner.id} declares no such event.`,
    near === undefined ? `Use one of ${names.join(', ') || '(none)'}.` : `Write '${near}' instead.`,
  )
}

/** The newest records, or the one that is named, among those of the last ninety days. */
function recordsFor(
  { dataType }: WebhookEvent,
  userId: string,
  { recordId, count = 1, records }: EmitOptions,
  mock: Mock,
): readonly WorldRecord[] {
  if (records !== undefined) return records
  const nowMs = mock.clock.epochMs()
  const all = mock.world.records(userId, dataType!, nowMs - 90 * 86_400_000, nowMs + 86_400_000)
  return recordId === undefined ? all.slice(-count) : all.filter(({ id }) => id === recordId)
}

/** One delivery to every endpoint that wants one of its events; each gets only those that are its own. */
async function emitBatch(batch: readonly EventOccasion[], mock: Mock): Promise<readonly Emission[]> {
  const payloads = new Map(batch.map((occasion) => [occasion, mock.seams.eventPayload(occasion, mock)]))
  const wanted = new Map<Endpoint, EventOccasion[]>()
  for (const occasion of batch)
    for (const endpoint of occasion.to ?? mock.seams.endpointsFor(occasion.event, occasion.userId, mock))
      wanted.set(endpoint, [...(wanted.get(endpoint) ?? []), occasion])
  const planned = [...wanted].map(([endpoint, occasions]) => {
    const body = mock.seams.deliveryBody(
      occasions.map((occasion) => payloads.get(occasion)!),
      occasions[0]!,
      mock,
    )
    return messageFor(endpoint, occasions[0]!, body)
  })
  for (const message of mock.seams.deliveries(planned, mock)) await mock.emitter()?.enqueue(message)
  const first = batch[0]!
  const body = mock.seams.deliveryBody([...payloads.values()], first, mock)
  const urls = [...wanted.keys()].map(({ url }) => url)
  return [{ event: first.event.name, userId: first.userId, id: text(first.id), body, urls }]
}

function messageFor({ url, secret }: Endpoint, { event, userId, id }: EventOccasion, body: string): Message {
  return {
    url,
    event: event.name,
    userId,
    body,
    id: text(id),
    ...(event.id !== undefined && 'header' in event.id && { headers: { [event.id.header]: text(id) } }),
    ...(secret !== undefined && { secrets: [secret] }),
  }
}

function text(id: JsonValue): string {
  return String(id)
}
