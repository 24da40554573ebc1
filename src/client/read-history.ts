import type { MappingProblem } from '../mapping/problem.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, dataTypesOf } from '../partner/partner.ts'
import type { ClientContext } from './client-context.ts'
import { PullFailedError, type PullFailure } from './client-error.ts'
import type { Connection } from './connection.ts'
import { reportHistory } from './history-report.ts'
import { pull } from './pull.ts'
import type { PagesEnd } from './pull-pages.ts'
import { takeIn } from './take-in.ts'
import type { Span, Window } from './windows.ts'

/** What reading one data type of one connection came to. */
export interface ReadHistory {
  readonly type: DataType
  readonly pages: number
  readonly records: number
  /** How many of the records said something new. */
  readonly changed: number
  readonly problems: readonly MappingProblem[]
  /** `later`: it comes by webhook. `ungranted`: the user has not granted what the type needs, so nobody asked. */
  readonly ended: 'complete' | 'later' | 'ungranted' | 'failed'
  /** Up to where the span has been read, in milliseconds since the Unix epoch. */
  readonly doneToMs: number
  readonly failure?: PullFailure
  readonly reason?: string
}

/**
 * Pulls a span, stores it page by page, and tells of what is new.
 *
 * @param onWindow - called when a window is stored whole, or promised.
 * @throws GrantDeadError; PullFailedError (`tokenUnavailable`); HostUnreachableError, TimedOutError.
 */
export async function readHistory(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  span: Span,
  onWindow: (window: Window, end: PagesEnd) => Promise<void>,
): Promise<ReadHistory> {
  const problems: MappingProblem[] = []
  let [pages, records, changed, doneToMs] = [0, 0, 0, span.fromMs]
  const pulled = pull(context, connection, type, span, async (window, end) => {
    if (end.ended === 'failed') return
    await onWindow(window, end)
    doneToMs = Math.min(span.toMs, window.toMs)
  })
  for (;;) {
    const step = await pulled.next().catch((thrown: unknown) => limitedEnd(thrown, doneToMs))
    if (step.done) {
      const end = step.value
      const failure = end.ended === 'failed' ? { failure: end.failure, reason: end.reason } : {}
      const rest = { fromMs: end.doneToMs, toMs: span.toMs }
      await reportHistory(context, connection, type, { failure: failure.failure, rest })
      return { type, pages, records, changed, problems, ended: end.ended, doneToMs: end.doneToMs, ...failure }
    }
    const taken = await takeIn(context, connection, type, step.value.records)
    pages++
    records += taken.records
    changed += taken.changed
    problems.push(...taken.problems)
  }
}

/** A limit that is used up ends a pull like any other refusal. */
function limitedEnd(thrown: unknown, doneToMs: number) {
  if (!(thrown instanceof PullFailedError && thrown.failure === 'rateLimited')) throw thrown
  const { failure, reason } = thrown
  return { done: true as const, value: { ended: 'failed' as const, failure, reason, doneToMs } }
}

/** Types whose scopes the user has granted, of those that the partner offers. */
export function grantedTypes(
  { partner }: Pick<ClientContext, 'partner'>,
  connection: Connection,
  types: readonly DataType[] = dataTypesOf(partner),
): readonly DataType[] {
  if (partner.auth.kind !== 'oauth2') return types
  return types.filter((type) =>
    dataSource(partner, type).scopes.every((scope) => connection.scopes.includes(scope)),
  )
}
