import type { Answer } from '../../client/answer.ts'
import type { Page, PagesEnd } from '../../client/pull-pages.ts'
import type { Span, Window } from '../../client/windows.ts'
import type { JsonValue } from '../../kernel/json.ts'
import type { DataType } from '../../partner/data.ts'
import type { Grant } from '../grant.ts'

/** Everything that the partner gave for one question: all pages, and how they ended. */
export interface Pulled {
  readonly window: Window
  readonly pages: readonly Page[]
  readonly end: PagesEnd
  /** Of all pages, in order. */
  readonly records: readonly JsonValue[]
}

/** The connected user's recent records, each data type in as many windows as it takes. */
export interface PullEvidence {
  readonly grant: Grant
  /** When it was asked, in milliseconds since the Unix epoch. */
  readonly askedAtMs: number
  readonly types: Readonly<Partial<Record<DataType, readonly Pulled[]>>>
}

/** One span asked for whole, in two adjacent parts, and again. */
export interface DividedSpan {
  readonly whole: Pulled
  /** Until the instant at which a record of the whole starts, and from it on. */
  readonly left: Pulled
  readonly right: Pulled
  readonly again: Pulled
  readonly splitAtMs: number
}

export interface PullWindowsEvidence {
  /** Types with too few records to divide are left out. */
  readonly types: Readonly<Partial<Record<DataType, DividedSpan>>>
}

/** The same span in pages of the usual size and in small ones. */
export interface PagedSpan {
  readonly whole: Pulled
  readonly limit: number
  readonly pulled: Pulled
}

export interface PullPagesEvidence {
  /** Types that take no page size are left out. */
  readonly types: Readonly<Partial<Record<DataType, PagedSpan>>>
}

/** Questions that cannot be answered, by what is wrong with them. */
export interface PullRefusalsEvidence {
  readonly type: DataType
  readonly malformed: Answer
  /** The end before the start. Absent where the partner takes no end. */
  readonly inverted?: Answer
  /** Wider than declared. Absent where no width is declared. */
  readonly oversized?: Answer
  /** Where the partner takes the user's id in the request: another user's. */
  readonly otherUser?: Answer
}

/** A span in which nothing can be: long before the user's data begin or after now. */
export interface PullEmptyEvidence {
  readonly type: DataType
  readonly span: Span
  readonly answer: Answer
}
