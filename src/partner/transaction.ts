import type { RequestTemplate } from './request-template.ts'

/** Where the rules of transactions come from, for checks and faults of what nobody has told of yet. */
export const POLAR = {
  document: 'Polar AccessLink',
  section: 'Transaction model',
  url: 'https://www.polar.com/accesslink-api/#transaction-model',
} as const

/**
 * Records that are offered once, as Polar AccessLink offers them: a transaction is opened over what is new, its records
 * are listed by the data type's own `request`, and once it is committed they are not offered again, unless they are
 * amended. One that is not committed is forgotten after a while, and its records are offered anew.
 */
export interface Transaction {
  /** Opens one. Placeholders: `{userId}` `{userEmail}` `{accessToken}` `{clientId}`. */
  readonly open: RequestTemplate
  /** Where the answer to `open` tells the transaction's id, `{transactionId}` in the other requests. Starts at `response.root`. */
  readonly id: string
  /** Takes the records of one for good. */
  readonly commit: RequestTemplate
  /** The status of `open` when there is nothing new. */
  readonly nothing: number
  /** What opening brings while one is open: nothing, as if there were nothing new, or the same one again. */
  readonly whileOpen: 'nothing' | 'same'
  /** How long one stays open that is not committed. */
  readonly expiresSeconds: number
  /** How many records one holds at most; all that are new unless told. */
  readonly size?: number
  /** Where the listing only names its records; `schema`, `example` and `records` are then about the answer to one of these. */
  readonly items?: {
    /** At the list of their URLs. Starts at `response.root`. */
    readonly at: string
    /** What those URLs look like; placeholders `{transactionId}` and `{recordId}` beside those of `open`. */
    readonly request: RequestTemplate
  }
}
