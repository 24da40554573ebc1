import { eventDeclaration, eventsOf } from '../client/read-delivery.ts'
import type { Exchange } from '../http/exchange.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import type { Partner } from '../partner/partner.ts'
import type { WebhookEvent } from '../partner/webhooks.ts'
import { type Finding, finding } from './check.ts'
import type { ReceivedDelivery, WebhookEventsEvidence } from './evidence/webhook.ts'

/** One delivery, and all that a rule may want to know about it. */
export interface SeenDelivery {
  /** The event that was asked for. */
  readonly declared: WebhookEvent
  readonly delivery: ReceivedDelivery
  /** The body as JSON; `undefined` where it is none. */
  readonly body: JsonValue | undefined
  /** The events in it that are of the declared kind. */
  readonly events: readonly JsonValue[]
}

/** Every delivery that an event was asked for and that came. */
export function deliveriesOf({ events }: WebhookEventsEvidence, partner: Partner): readonly SeenDelivery[] {
  const { webhooks } = partner
  if (webhooks === undefined) return []
  return webhooks.events.flatMap((declared) =>
    (events[declared.name]?.deliveries ?? []).map((delivery) => {
      const body = bodyOf(delivery)
      const inside = body === undefined ? [] : (eventsOf(webhooks, body) ?? [])
      const own = inside.filter((event) => eventDeclaration(webhooks, event) === declared)
      return { declared, delivery, body, events: own }
    }),
  )
}

/**
 * The first delivery that a rule complains of, and how many there are, or `undefined`.
 *
 * @param complaint - what is wrong, or a function that finds the words where that takes time.
 */
export function firstDeliveryAmiss(
  evidence: WebhookEventsEvidence,
  partner: Partner,
  complaint: (seen: SeenDelivery) => string | (() => string) | undefined,
): Finding | undefined {
  const all = deliveriesOf(evidence, partner)
  const amiss = all.flatMap((seen) => {
    const said = complaint(seen)
    return said === undefined ? [] : [{ seen, said }]
  })
  const [first] = amiss
  if (first === undefined) return undefined
  const others = amiss.length === 1 ? '' : ` (${amiss.length} of ${all.length} deliveries)`
  const said = typeof first.said === 'string' ? first.said : first.said()
  return finding(`${first.seen.declared.name}: ${said}${others}`, asExchange(first.seen.delivery))
}

/** Whether a delivery tells of an event of that name; of a batch, its first one counts. */
export function isAbout(delivery: ReceivedDelivery, event: string, { webhooks }: Partner): boolean {
  const body = bodyOf(delivery)
  if (webhooks === undefined || body === undefined) return false
  const [first] = eventsOf(webhooks, body) ?? []
  return first !== undefined && eventDeclaration(webhooks, first)?.name === event
}

/** Whether any event came more than once although it was acknowledged. */
export function comesTwice({ events }: WebhookEventsEvidence): boolean {
  return Object.values(events).some(({ deliveries }) => deliveries.length > 1)
}

/** Why attempts at one event say nothing then. */
export const TWICE = 'events come more than once, so that attempts at them cannot be told apart'

export function sameBody(one: ReceivedDelivery, other: ReceivedDelivery): boolean {
  return one.body.length === other.body.length && one.body.every((byte, index) => byte === other.body[index])
}

/** A delivery with our answer to it, as evidence. */
export function asExchange(delivery: ReceivedDelivery): Exchange {
  const { method, url, headers, body, answered, receivedAtMs } = delivery
  return {
    request: { method, url, headers, body: new TextDecoder().decode(body) },
    response: { status: answered, headers: {}, body: '' },
    sentAtMs: receivedAtMs,
    durationMs: 0,
  }
}

/** A delivery's body as JSON; `undefined` where it is none. */
export function bodyOf({ body }: ReceivedDelivery): JsonValue | undefined {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
