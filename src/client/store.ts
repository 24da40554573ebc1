import type { JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'
import type { Grant } from './grant.ts'
import type { TerraEvent } from './terra-event.ts'

/**
 * All that the client remembers. Every method is one transaction: it happens wholly or not at all, and once it has
 * resolved it survives the process. Several processes may share one store.
 */
export interface Store {
  connections(): Promise<readonly Connection[]>
  connection(id: string): Promise<Connection | undefined>
  /** Adds a connection or replaces it. */
  saveConnection(connection: Connection): Promise<void>

  grant(connectionId: string): Promise<Grant | undefined>
  /**
   * Puts a grant in the place of the one that the caller has seen, and its version one up. False, and nothing happens,
   * when the grant has changed since.
   *
   * @param seenVersion - 0 for a grant that must not exist yet.
   * @param outgoing - what to tell, if and only if the change happens.
   */
  replaceGrant(grant: Grant, seenVersion: number, outgoing?: readonly OutgoingEvent[]): Promise<boolean>

  progress(connectionId: string, type: DataType): Promise<Progress | undefined>
  saveProgress(connectionId: string, type: DataType, progress: Progress): Promise<void>

  /**
   * Stores records by identity and resolves with those that say something new. A record that is older than the one
   * stored, by `updatedMs`, is left out, as is one that is equal to it.
   */
  commit(batch: Batch): Promise<readonly StoredRecord[]>
  records(connectionId: string, type: DataType): Promise<readonly StoredRecord[]>

  /** Takes events in and resolves with the keys of those that were not known yet. */
  receive(events: readonly ReceivedEvent[]): Promise<readonly string[]>
  /** The oldest event that is due and that nobody else works on; it is then ours for `leaseMs`. */
  claimEvent(nowMs: number, leaseMs: number): Promise<PendingEvent | undefined>
  /** Done, or to be tried again. */
  settleEvent(key: string, settlement: Settlement): Promise<void>
  /** Forgets the keys of events that were received before and are done. */
  forgetEvents(receivedBeforeMs: number): Promise<void>

  /** Adds to what is to be told to Terra's customers. */
  enqueue(outgoing: readonly OutgoingEvent[]): Promise<void>
  /** The oldest outgoing event that nobody else hands on; it is then ours for `leaseMs`. */
  claimOutgoing(nowMs: number, leaseMs: number): Promise<OutgoingEvent | undefined>
  /** It has been handed on: forget it. */
  handedOn(id: string): Promise<void>

  /** Signing secrets that registrations returned. */
  webhookSecrets(): Promise<readonly string[]>
  addWebhookSecret(secret: string): Promise<void>

  close(): Promise<void>
}

/** How far the history of one data type has been read. Times are milliseconds since the Unix epoch. */
export interface Progress {
  /** The half-open span asked for on connecting, and up to where it has been read. */
  readonly backfill?: { readonly fromMs: number; readonly toMs: number; readonly doneMs: number }
  /** Up to where polls have read. */
  readonly polledToMs?: number
  /** The partner refuses this type for want of permission; told already. */
  readonly forbidden?: boolean
  /** The partner has said that we ask too often, until then; told already. */
  readonly limitedUntilMs?: number
  /** The partner's id of the transaction that is open: listed perhaps, and not known to be committed. */
  readonly transaction?: string
  /** Spans that the partner has promised to send, and when we give up waiting for each. */
  readonly awaited?: readonly Awaited[]
}

/** A span that was asked for and is to come by webhook. Times are milliseconds since the Unix epoch. */
export interface Awaited {
  readonly fromMs: number
  readonly toMs: number
  readonly untilMs: number
}

export interface StoredRecord {
  readonly connectionId: string
  readonly type: DataType
  /** The partner's id of the record, as text. */
  readonly id: string
  /** The record as JSON text, in the partner's own format. */
  readonly raw: string
  /** Terra's object; absent where the mapping failed. */
  readonly terra?: JsonValue
  readonly updatedMs?: number
}

export interface Batch {
  readonly records: readonly StoredRecord[]
  readonly deleted?: readonly Pick<StoredRecord, 'connectionId' | 'type' | 'id'>[]
  /** Saved together with the records. */
  readonly connection?: Connection
  /** Done together with the records. */
  readonly settles?: string
  /** What to tell in any case. */
  readonly outgoing?: readonly OutgoingEvent[]
  /** What to tell about the records that say something new; not asked when none does. */
  announce?(changed: readonly StoredRecord[]): readonly OutgoingEvent[]
}

/** An event of a webhook, stored before it is acknowledged. */
export interface ReceivedEvent {
  /** Equal for two deliveries of one event. */
  readonly key: string
  /** Whether the key is remembered once the event is done; false where the event has no id of its own. */
  readonly remember: boolean
  /** The event as JSON text. */
  readonly body: string
  readonly receivedMs: number
}

export interface PendingEvent extends ReceivedEvent {
  /** How often it has been claimed, this time included. */
  readonly attempt: number
}

export type Settlement = { readonly done: true } | { readonly done: false; readonly notBeforeMs: number }

export interface OutgoingEvent {
  /** Stable: who receives an event twice knows it by this. */
  readonly id: string
  readonly event: TerraEvent
}
