import type { Exchange } from '../http/exchange.ts'
import type { PlainRequest, PlainSend } from '../http/plain-send.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Random } from '../kernel/random.ts'
import type { Webhooks } from '../partner/webhooks.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

/** One attempt to send one message. */
export interface Delivery {
  readonly message: Message
  /** Counts from 1. */
  readonly attempt: number
  readonly sentAtMs: number
  readonly request: Exchange['request']
  /** Absent when nobody answered in time; `failure` then says why. */
  readonly response?: Exchange['response']
  readonly failure?: string
  readonly acknowledged: boolean
}

/** The decisions of an emitter. What is honest is the emitter's own; a hook wraps it. */
export interface EmitterSeams {
  /** How long a message waits for its first attempt, in seconds. */
  firstDelaySeconds(message: Message): number
  /** What one attempt sends: the message, the same every time. */
  attemptedMessage(message: Message, attempt: number): Message
  /** The headers that prove who sent the message: made afresh for each attempt. */
  signDelivery(message: Message, attempt: SigningContext): Readonly<Record<string, string>>
  /** The request of one attempt. */
  deliveryRequest(message: Message, headers: Readonly<Record<string, string>>): PlainRequest
  /** How long an answer is waited for, in seconds. */
  answerWithinSeconds(webhooks: Webhooks): number
  /** Whether the answer means "received". */
  isAcknowledged(response: Exchange['response'], webhooks: Webhooks): boolean
  /** Whether an attempt that ended so is followed by another, as long as the schedule lasts. */
  isRetried(delivery: Delivery): boolean
  /** Waits before the second, third, … attempt, in seconds. Its length decides when to give up. */
  retryDelaysSeconds(message: Message, webhooks: Webhooks): readonly number[]
}

export interface SigningContext {
  readonly webhooks: Webhooks
  readonly secrets: readonly string[]
  /** Counts from 1. */
  readonly attempt: number
  readonly nowMs: number
}

export type EmitterHooks = {
  readonly [Name in keyof EmitterSeams]?: (honest: EmitterSeams[Name]) => EmitterSeams[Name]
}

export interface EmitterOptions {
  readonly webhooks: Webhooks
  /** Those under which messages are signed; several during a rotation. */
  readonly secrets: readonly string[]
  readonly clock: Clock
  /** `pooledSend` is the fast one; `plainSend` makes one of any other. */
  readonly send: PlainSend
  readonly random: Random
  readonly hooks?: EmitterHooks
  /** Where messages wait; in memory unless told. What it already holds is delivered too. */
  readonly outbox?: Outbox
  readonly limits?: EndpointLimits
  /** `perUser`: a message to one URL waits until those before it about the same user are done. */
  readonly order?: 'none' | 'perUser'
  /** Told of every attempt, as soon as what it came to is stored. */
  readonly onDelivery?: (delivery: Delivery) => void
  /** Whether `deliveries` keeps the attempts; they do unless told, which is not for those that run for days. */
  readonly keepsDeliveries?: boolean
}

/** What one endpoint is spared. */
export interface EndpointLimits {
  /** Attempts under way at once; 1 unless told, which keeps first attempts in order. */
  readonly concurrency?: number
  /** Attempts per second, evenly spread; as many as there are unless told. */
  readonly perSecond?: number
  /** After so many failures in a row nothing is sent for so long, and then one attempt decides; never unless told. */
  readonly breaker?: { readonly failures: number; readonly openSeconds: number }
}

/** Signs messages by the descriptor and delivers them, with retries on the declared schedule. */
export interface Emitter {
  /** Resolves when the message is in the outbox; delivery goes on by itself, in the order of the calls per URL. */
  enqueue(message: Message): Promise<void>
  /** One signed attempt, without retries: what a handshake asks. Resolves with whether it was acknowledged. */
  deliverOnce(message: Message): Promise<boolean>
  /** Resolves when nothing is under way, retries included; when it is closed, as soon as the last attempt is over. */
  idle(): Promise<void>
  /** Every attempt so far, in order. */
  readonly deliveries: readonly Delivery[]
  /** Starts no more attempts. What waits stays in the outbox. */
  close(): void
}

export type CreateEmitter = (options: EmitterOptions) => Emitter
