import type { Answer } from '../../client/answer.ts'
import type { Page, PagesEnd } from '../../client/pull-pages.ts'
import type { Span, Window } from '../../client/windows.ts'
import type { JsonValue } from '../../kernel/json.ts'
import type { DataType } from '../../partner/data.ts'
import type { RateWindow } from '../../partner/rate-limit.ts'
import type { Grant } from '../grant.ts'
import type { ReceivedDelivery } from './webhook.ts'

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
  /** A span inside the whole, chosen at random. */
  readonly inner: Pulled
  readonly splitAtMs: number
}

export interface PullWindowsEvidence {
  readonly grant: Grant
  /** Types with too few records to divide are left out. */
  readonly types: Readonly<Partial<Record<DataType, DividedSpan>>>
}

/** The same span in pages of the usual size and in small ones. */
export interface PagedSpan {
  readonly whole: Pulled
  readonly limit: number
  readonly pulled: Pulled
  /** In pages of a size that nobody should be given. */
  readonly large: Pulled
}

export interface PullPagesEvidence {
  /** Types that take no page size are left out. */
  readonly types: Readonly<Partial<Record<DataType, PagedSpan>>>
}

/** A random span of each data type whose order is declared; where that is not kept, the smallest that shows it. */
export interface PullOrderEvidence {
  readonly types: Readonly<Partial<Record<DataType, Pulled>>>
}

/** Questions around one record, each as short as it can be. */
export interface AskedAround {
  readonly id: string
  /** From the start of the record to the next step of the format. */
  readonly at: Pulled
  /** A while that ends where the record starts. */
  readonly before: Pulled
  /** A while that begins one step after the start; where ranges match what overlaps, at the end. */
  readonly after: Pulled
  /** From after the start to before the end. Absent where the record has no such length. */
  readonly inside?: Pulled
  /** `at`, written with another offset. Absent where the format has none. */
  readonly elsewhere?: Pulled
}

export interface PullBoundsEvidence {
  /** Types without a record whose place in a range can be told are left out. */
  readonly types: Readonly<Partial<Record<DataType, AskedAround>>>
}

/** What two users of the test account are given for the same question. */
export interface PullOthersEvidence {
  readonly types: Readonly<Partial<Record<DataType, AskedByTwo>>>
}

export interface AskedByTwo {
  readonly own: Pulled
  readonly others: Pulled
  /** The other user's, asked for with the own token. Absent where the request names no user, or a token none. */
  readonly foreign?: Pulled
}

/** Questions that cannot be answered, by what is wrong with them. */
export interface PullRefusalsEvidence {
  readonly type: DataType
  readonly malformed: Answer
  /** The end before the start. Absent where the partner takes no end. */
  readonly inverted?: Answer
  /** Wider than declared. Absent where no width is declared. */
  readonly oversized?: Answer
  /** A page before the first, or a cursor that nobody handed out. Absent where there are no pages. */
  readonly malformedPage?: Answer
  /** Pages of no records. Absent where the request has no page size. */
  readonly zeroLimit?: Answer
  /** Where the partner takes the user's id in the request: another user's. */
  readonly otherUser?: Answer
}

/** One question in which JSON is preferred and other formats are accepted, in several ways. */
export interface PullFormatsEvidence {
  readonly type: DataType
  readonly answers: readonly { readonly accept: string; readonly answer: Answer }[]
}

/** A rate limit, tried until it refuses. */
export interface PullLimitEvidence {
  /** The declared window that is used up first. */
  readonly window: RateWindow
  /** One question, asked again and again: the answers until it was refused. */
  readonly answers: readonly Answer[]
  /** The first answer that is not like those before. Absent where the partner went on answering. */
  readonly refused?: Answer
  /** How long the asking took, in milliseconds. */
  readonly elapsedMs: number
  /** The question of another user while the first is refused. Absent where the test account has one user. */
  readonly other?: Answer
  /** Asked once more after the time that the refusal tells; `told` is false where it tells none. */
  readonly afterwards?: { readonly waitedMs: number; readonly told: boolean; readonly answer: Answer }
}

/** Records that were asked for, and what came of it. */
export interface PullDeferredEvidence {
  readonly type: DataType
  /** The last window that was asked for. */
  readonly window: Window
  /** A few windows, one after the other, until one had not been asked for before. */
  readonly asked: readonly Answer[]
  /** The last window once more. */
  readonly again: Answer
  /** How long the partner was waited for, in milliseconds. */
  readonly waitedMs: number
  /** The deliveries of the declared event that came, and the records in them, thin ones left out. */
  readonly deliveries: readonly ReceivedDelivery[]
  readonly records: readonly JsonValue[]
}

/** A span in which nothing can be: long before the user's data begin or after now. */
export interface PullEmptyEvidence {
  readonly type: DataType
  readonly span: Span
  readonly answer: Answer
}
