import type { Exchange } from '../../http/exchange.ts'
import type { Grant } from '../grant.ts'

/** One webhook as it reached us. */
export interface ReceivedDelivery {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The bytes as they arrived: what a signature covers. */
  readonly body: Uint8Array
  readonly receivedAtMs: number
  /** The status that we answered with. */
  readonly answered: number
}

/** An endpoint of ours, registered as the descriptor says, and one event of each kind asked for. */
export interface WebhookEventsEvidence {
  readonly grant: Grant
  /** The descriptor's and those that registrations returned. Never part of a report. */
  readonly secrets: readonly string[]
  readonly registrations: readonly Exchange[]
  /** By the event's name. */
  readonly events: Readonly<Record<string, TriggeredEvent>>
  /** What came that was none of the events asked for, handshakes included. */
  readonly others: readonly ReceivedDelivery[]
}

export interface TriggeredEvent {
  readonly trigger: Exchange
  readonly triggeredAtMs: number
  readonly deliveries: readonly ReceivedDelivery[]
}

/** One event whose first delivery we refused with 500. */
export interface WebhookRetryEvidence {
  readonly secrets: readonly string[]
  readonly event: string
  readonly trigger: Exchange
  /** The refused one and those that followed, in order. */
  readonly deliveries: readonly ReceivedDelivery[]
  /** How long we waited for another, in milliseconds. */
  readonly waitedMs: number
}
