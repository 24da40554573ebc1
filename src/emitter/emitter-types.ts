/** One webhook to be delivered, however many attempts that takes. */
export interface WebhookMessage {
  /** Stable over all attempts: what a receiver deduplicates by. */
  readonly id: string
  readonly url: string
  /** The name of the event, for people. */
  readonly event: string
  readonly userId: string
  /** The exact text that is signed and sent. */
  readonly body: string
}

/** A message on its way: when it may first be sent. */
export interface PlannedMessage extends WebhookMessage {
  /** From now, in milliseconds; 0 is at once. */
  readonly delayMs: number
}

/** What one attempt puts on the wire. */
export interface OutgoingRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** One attempt to deliver one message, and what came of it. */
export interface DeliveryAttempt {
  readonly message: WebhookMessage
  /** 1 for the first. */
  readonly number: number
  readonly sentAtMs: number
  readonly durationMs: number
  /** What was sent: signature headers included. */
  readonly sent: OutgoingRequest
  /** The receiver's answer; absent when there was none. */
  readonly status?: number
  /** Why there was none. */
  readonly error?: string
  /** `delivered`: acknowledged as declared. `retrying`: another attempt follows. `gave-up`: the schedule is exhausted. */
  readonly outcome: 'delivered' | 'retrying' | 'gave-up' | 'stopped'
  /** When the next attempt is due. */
  readonly nextAtMs?: number
}

/**
 * Where the emitter's behaviour can be changed from outside: each takes the honest behaviour and returns another.
 */
export interface EmitterSeams {
  /** What one message becomes: itself at once. More, fewer, later or other messages are a fault's doing. */
  readonly plan: (message: WebhookMessage) => readonly PlannedMessage[]
  /** The headers that sign one attempt. */
  readonly sign: (attempt: SigningInput) => Readonly<Record<string, string>>
  /** The last touch before the wire. */
  readonly outgoing: (request: OutgoingRequest) => OutgoingRequest
  /** Waits before the second, third, … attempt, in seconds. */
  readonly retryDelaysSeconds: () => readonly number[]
}

export interface SigningInput {
  readonly id: string
  /** When the attempt is made, in seconds since the Unix epoch. */
  readonly timestampSeconds: number
  readonly body: string
  readonly method: string
  readonly url: string
  /** 1 for the first. */
  readonly attempt: number
}

export type EmitterHooks = { readonly [Name in keyof EmitterSeams]?: (honest: EmitterSeams[Name]) => EmitterSeams[Name] }

export interface Emitter {
  /** Resolves when the message is in the outbox; delivery goes on by itself. */
  readonly enqueue: (message: WebhookMessage) => Promise<void>
  /** Resolves when every message is delivered or given up. */
  readonly idle: () => Promise<void>
  /** Every attempt so far, in the order in which they ended. */
  readonly attempts: readonly DeliveryAttempt[]
  /** Stops at once; what is not delivered stays undelivered. */
  readonly close: () => Promise<void>
}
