import type { Message } from './message.ts'

/** A message that waits for an attempt, and how far it has come. */
export interface Parcel {
  /** Grows with every message that is put in. */
  readonly sequence: number
  readonly message: Message
  /** How many attempts have been made. */
  readonly attempts: number
}

/** When a parcel is due, and whom it waits for. */
export interface Dispatch {
  /** In milliseconds since the Unix epoch. */
  readonly dueMs: number
  /** Of one queue only the oldest parcel can be taken, until it is settled. Absent: it waits for nobody. */
  readonly queue?: string
}

/** What becomes of a parcel after an attempt: it is done, whatever that means, or it is due again. */
export type Settlement =
  | { readonly done: true }
  | { readonly done: false; readonly attempts: number; readonly dueMs: number }

/**
 * Messages between the call that wants them sent and their last attempt. One emitter works on one outbox. A parcel that
 * was taken and never settled, since the process died, can be taken again once the outbox is opened anew: a receiver may
 * see an attempt twice, and never misses one.
 */
export interface Outbox {
  /** Resolves when the message is stored, as durably as this outbox can. */
  put(message: Message, dispatch: Dispatch): Promise<void>
  /**
   * Of the parcels that are due, to URLs that are not busy, the one that has been due longest. Where none is due, when the
   * next one is: infinity when nothing waits.
   */
  take(nowMs: number, busyUrls: ReadonlySet<string>): Promise<Parcel | number>
  settle(parcel: Parcel, settlement: Settlement): Promise<void>
  /** How many parcels are not done, those that are taken included. */
  count(): Promise<number>
  close(): Promise<void>
}
