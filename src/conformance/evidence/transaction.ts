import type { Answer } from '../../client/answer.ts'
import type { DataType } from '../../partner/data.ts'
import type { Pulled } from './pull.ts'

/** One try to open a transaction, and what it listed. */
export interface Offer {
  readonly opened: Answer
  /** Absent where the answer names no transaction: there is nothing new, or it went wrong. */
  readonly id?: string
  readonly listed?: Pulled
}

/** What is offered once, looked at and left: nothing is committed. */
export interface Offered {
  readonly offer: Offer
  /** Of the transaction that was opened last and may still be open, in milliseconds since the Unix epoch. */
  readonly openedAtMs: number
  /** The same listing once more. */
  readonly again?: Pulled
  /** Opening while one is open. */
  readonly second?: Pick<Offer, 'opened' | 'id'>
  /** The listing of a transaction that nobody opened. */
  readonly unknown: Answer
  /** The listing of the transaction with the token, and the id, of another user. Absent without a second user. */
  readonly others?: Answer
  /** Opening again when the first must be forgotten. Absent where that takes longer than the run waits. */
  readonly afterwards?: Offer
}

export interface PullTransactionEvidence {
  readonly types: Readonly<Partial<Record<DataType, Offered>>>
}

/** What is offered once, taken: transaction by transaction, until there was nothing new. */
export interface Taken {
  readonly commits: readonly {
    readonly listed: Pulled
    readonly committed: Answer
    /** Its listing after it was committed. */
    readonly over: Answer
  }[]
  /** The last try to open one. */
  readonly last: Answer
  /** Whether there was more than a run takes. */
  readonly more: boolean
}

export interface PullCommitEvidence {
  readonly types: Readonly<Partial<Record<DataType, Taken>>>
}
