import type { Handler } from '../http/handler.ts'
import { type Clock, epochSeconds } from '../kernel/clock.ts'
import { messageOf } from '../kernel/errors.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import type { Partner } from '../partner/partner.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import { resolveScheme } from '../signature/scheme.ts'
import type { RefusalReason, Verifier } from '../signature/verification.ts'
import { createVerifier } from '../signature/verify.ts'
import { withDeadline } from './deadline.ts'
import { answerHandshake } from './handshake.ts'
import { readBody } from './read-body.ts'
import { eventDeclaration, eventsOf, receivedEvent } from './read-delivery.ts'
import type { ReceivedEvent, Store } from './store.ts'

/** What the receiver made of one request, and why. */
export type DeliveryVerdict =
  /** Stored and acknowledged. `unknown`: events that the descriptor does not declare, acknowledged and left alone. */
  | {
      readonly verdict: 'accepted'
      readonly stored: number
      readonly duplicates: number
      readonly unknown: number
    }
  | { readonly verdict: 'handshake' }
  | { readonly verdict: 'refused'; readonly reason: DeliveryRefusal; readonly detail: string }

export type DeliveryRefusal =
  | RefusalReason
  /** We have no secret to verify with; nothing is ever accepted unverified. */
  | 'no-secret'
  | 'method'
  | 'too-large'
  | 'not-json'
  | 'no-batch'
  /** It could not be stored in time, so it must come again. */
  | 'not-stored'

export interface Delivery {
  readonly receivedMs: number
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Empty when it was too large to be read. */
  readonly body: Uint8Array
  readonly status: number
  readonly verdict: DeliveryVerdict
}

export interface ReceiverOptions {
  readonly partner: Pick<Partner, 'id' | 'webhooks'>
  readonly store: Pick<Store, 'receive'>
  readonly clock: Clock
  /** The secrets that count now: asked for each delivery, since a registration may bring a new one. */
  readonly secrets: () => Promise<readonly string[]>
  /** 16 MiB unless told: Terra speaks of payloads of tens of megabytes only in its own direction. */
  readonly maxBytes?: number
  /** Told of every request, after it has been answered. */
  readonly onDelivery?: (delivery: Delivery) => void
  /** Told when there is something new in the inbox; never waited for. */
  readonly onStored?: () => void
}

type Judged = { readonly status: number; readonly verdict: DeliveryVerdict; readonly response?: Response }

/**
 * Receives webhooks: verifies the raw bytes, stores what is new, acknowledges. All other work comes later
 * (`processInbox`), so that no partner waits for it.
 */
export function createReceiver(options: ReceiverOptions): Handler {
  const { partner, clock, onDelivery = () => {}, onStored = () => {}, maxBytes = 16 * 1024 * 1024 } = options
  const { webhooks } = partner
  if (webhooks === undefined) return async () => new Response(null, { status: 404 })
  const verifierFor = verifiers(webhooks)
  return async (request) => {
    const receivedMs = clock.epochMs()
    const body = await readBody(request, maxBytes)
    const judged = await inTime(webhooks, clock, () =>
      judge(webhooks, options, request, body, receivedMs, verifierFor),
    )
    const { status, verdict, response = new Response(null, { status }) } = judged
    if (verdict.verdict === 'accepted' && verdict.stored > 0) onStored()
    onDelivery({
      receivedMs,
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: body ?? new Uint8Array(),
      status,
      verdict,
    })
    return response
  }
}

/** Judging may take the most of the deadline, not more: an answer in time, even 503, says what to do next. */
async function inTime({ acknowledge }: Webhooks, clock: Clock, work: () => Promise<Judged>): Promise<Judged> {
  const allowedMs = acknowledge.withinSeconds * 800
  const judged = await withDeadline(clock, allowedMs, work)
  if (judged.inTime) return judged.value
  return refused(503, 'not-stored', `it could not be stored within ${allowedMs} ms`)
}

async function judge(
  webhooks: Webhooks,
  options: ReceiverOptions,
  request: Request,
  body: Uint8Array | undefined,
  receivedMs: number,
  verifierFor: (secrets: readonly string[]) => Verifier | string,
): Promise<Judged> {
  const response = answerHandshake(webhooks.handshake, request)
  if (response !== undefined) return { status: response.status, verdict: { verdict: 'handshake' }, response }
  if (request.method !== 'POST')
    return refused(405, 'method', `a delivery is a POST, not a ${request.method}`)
  if (body === undefined) return refused(413, 'too-large', 'the body is larger than accepted')
  const secrets = await options.secrets().catch(() => undefined)
  if (secrets === undefined) return refused(503, 'not-stored', 'the store failed')
  if (secrets.length === 0) return refused(503, 'no-secret', 'there is no secret to verify deliveries with')
  const verifier = verifierFor(secrets)
  if (typeof verifier === 'string') return refused(503, 'no-secret', verifier)
  const { headers, method, url } = request
  const verification = verifier.verify({ headers, body, method, url }, epochSeconds(options.clock))
  if (!verification.valid) return refused(401, verification.reason, verification.detail)
  if (webhooks.handshake.kind === 'ping' && body.length === 0) {
    return { status: acknowledgement(webhooks), verdict: { verdict: 'handshake' } }
  }
  const parsed = parse(body)
  if (parsed === undefined) return refused(400, 'not-json', 'the body is authentic but not JSON')
  const events = eventsOf(webhooks, parsed)
  if (events === undefined) {
    return refused(400, 'no-batch', `the body is authentic but has no list at '${webhooks.batch?.at}'`)
  }
  const delivery = { headers, signedId: verification.id, receivedMs }
  return keep(webhooks, options, events, delivery)
}

/** Keys are made once for each set of secrets; instead of a verifier, why the secrets make none. */
function verifiers({ signature }: Webhooks): (secrets: readonly string[]) => Verifier | string {
  const scheme = resolveScheme(signature)
  let last: { readonly secrets: string; readonly verifier: Verifier } | undefined
  return (secrets) => {
    const joined = JSON.stringify(secrets)
    try {
      if (last?.secrets !== joined) last = { secrets: joined, verifier: createVerifier(scheme, secrets) }
      return last.verifier
    } catch (thrown) {
      return messageOf(thrown)
    }
  }
}

async function keep(
  webhooks: Webhooks,
  { store }: ReceiverOptions,
  events: readonly JsonValue[],
  delivery: { readonly headers: Headers; readonly signedId: string | undefined; readonly receivedMs: number },
): Promise<Judged> {
  const known = events
    .map((event, index) => ({ event, index }))
    .filter(({ event }) => eventDeclaration(webhooks, event))
  const received: readonly ReceivedEvent[] = await Promise.all(
    known.map(({ event, index }) => receivedEvent(webhooks, event, { ...delivery, index })),
  )
  try {
    const stored = (await store.receive(received)).length
    const [duplicates, unknown] = [received.length - stored, events.length - known.length]
    return {
      status: acknowledgement(webhooks),
      verdict: { verdict: 'accepted', stored, duplicates, unknown },
    }
  } catch {
    return refused(503, 'not-stored', 'the store failed')
  }
}

function acknowledgement({ acknowledge }: Webhooks): number {
  return acknowledge.status[0] ?? 200
}

function parse(body: Uint8Array): JsonValue | undefined {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

function refused(status: number, reason: DeliveryRefusal, detail: string): Judged {
  return { status, verdict: { verdict: 'refused', reason, detail } }
}
