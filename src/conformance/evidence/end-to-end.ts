import type { Answer } from '../../client/answer.ts'
import type { EventOutcome } from '../../client/handle-event.ts'
import type { ProcessedEvent } from '../../client/process-inbox.ts'
import type { ReadHistory } from '../../client/read-history.ts'
import type { Delivery } from '../../client/receiver.ts'
import type { OutgoingEvent } from '../../client/store.ts'
import type { Exchange } from '../../http/exchange.ts'

/** How a step of the reference client ended: with a result, or with the reason why it has none. */
export type Step<Result> = { readonly done: true; readonly result: Result } | Undone

/** A step that came to nothing. */
export interface Undone {
  readonly done: false
  readonly reason: string
  /** The check that fails for the same reason, where there is one: the step itself shows nothing. */
  readonly by?: string
}

/** One user's whole life with the reference client. A step that a failed one prevents is left out. */
export interface EndToEndEvidence {
  readonly connect: Step<{ readonly connectionId: string; readonly userId: string | undefined }>
  readonly backfill?: Step<readonly ReadHistory[]>
  /** The same history read again: nothing in it is new. */
  readonly again?: Step<readonly ReadHistory[]>
  /** The tokens renewed, and the history read with them. */
  readonly refreshed?: Step<readonly ReadHistory[]>
  readonly webhooks?: Step<WebhookStep>
  /** The grant given back; then data asked for with the token that had been good until then. */
  readonly revoked?: Step<{
    readonly exchange: Exchange | undefined
    readonly afterwards: Answer | undefined
  }>
  /** What Terra's customer would have been told, in order. */
  readonly told: readonly OutgoingEvent[]
}

/** Events asked for, received by the reference receiver and handled. */
export interface WebhookStep {
  readonly asked: readonly string[]
  readonly deliveries: readonly Delivery[]
  readonly processed: readonly ProcessedEvent[]
  /** Events that end something, asked for after those about data. */
  readonly lifecycle: readonly LifecycleEvent[]
}

/** A deletion, a change of permissions or a withdrawal, and what the reference client made of it. */
export interface LifecycleEvent {
  readonly name: string
  readonly kind: 'deleted' | 'permissionChanged' | 'deauthorized'
  readonly outcomes: readonly EventOutcome[]
}
