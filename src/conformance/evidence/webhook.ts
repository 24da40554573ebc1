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
  /** The status that we answered with; 0 while we have not. */
  readonly answered: number
}

/** An endpoint of ours, registered as the descriptor says, and one event of each kind asked for. */
export interface WebhookEventsEvidence {
  readonly grant: Grant
  /** The descriptor's and those that registrations returned. Never part of a report. */
  readonly secrets: readonly string[]
  readonly registrations: readonly Exchange[]
  /** What the partner was told to call. */
  readonly callbackUrl: string
  /** What the endpoint was asked before it was registered. */
  readonly handshakes: readonly ReceivedDelivery[]
  /** The registration of an endpoint that leaves the handshake unanswered; absent where none is declared. */
  readonly unprovenRegistration?: Exchange
  /** By the event's name. */
  readonly events: Readonly<Record<string, TriggeredEvent>>
  /** What came that was neither a handshake nor one of the events asked for. */
  readonly others: readonly ReceivedDelivery[]
}

export interface TriggeredEvent {
  /** What asking for it was answered with; absent where a person or a command caused it. */
  readonly trigger: Exchange | undefined
  readonly triggeredAtMs: number
  readonly deliveries: readonly ReceivedDelivery[]
}

/** One event that we refused with 500 as often as there was time for. */
export interface WebhookRetryEvidence {
  readonly secrets: readonly string[]
  readonly event: string
  readonly trigger: Exchange | undefined
  /** The refused ones and the last, which we acknowledged, in order. */
  readonly deliveries: readonly ReceivedDelivery[]
  /** How many of them the declared schedule has in the time that we waited. */
  readonly expected: number
  /** How long we waited for them, in milliseconds. */
  readonly waitedMs: number
  /** Another event, acknowledged at once, and all that came of it meanwhile; absent where there is only one kind. */
  readonly acknowledged?: TriggeredEvent & { readonly event: string }
}

/** One event that we acknowledge late, though in time, and one that we leave unanswered. */
export interface WebhookPatienceEvidence {
  readonly slow: TriggeredEvent & { readonly event: string }
  /** How long the slow answer took, in seconds. */
  readonly answeredAfterSeconds: number
  /** Absent where there is only one kind of event. */
  readonly hung?: TriggeredEvent & { readonly event: string }
  /** How long we waited for the attempt after the one that hung, in milliseconds. */
  readonly waitedMs: number
}

/** A user of their own whose grant is given back, and an event about them asked for before and after. */
export interface WebhookRevocationEvidence {
  readonly event: string
  readonly before: TriggeredEvent
  readonly revocation: Exchange
  readonly after: TriggeredEvent
}
