import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { DataSource } from '../partner/data.ts'
import type { Answer } from './answer.ts'
import type { PullFailure } from './client-error.ts'
import { dataRequest } from './data-request.ts'
import { idText } from './locate.ts'
import { firstPage, nextPage, type Position } from './next-page.ts'
import { readPage } from './read-page.ts'
import type { Window } from './windows.ts'

/** One page, as it came. */
export interface Page {
  readonly window: Window
  readonly records: readonly JsonValue[]
  /** How many of the records had been on an earlier page of this window. */
  readonly repeats: number
  readonly answer: Answer
}

/** How the pages of one window ended. */
export type PagesEnd =
  | { readonly ended: 'complete' }
  /** The data will come by webhook. `askedBefore`: they were asked for before, and do not come for our sake. */
  | { readonly ended: 'later'; readonly askedBefore: boolean }
  | {
      readonly ended: 'failed'
      readonly failure: PullFailure
      readonly reason: string
      readonly answer: Answer
    }

/**
 * All pages of one window, as they come; the return value says how they ended. Nothing that a partner does makes it
 * run for ever: a page asked for twice, or a whole page of known records, ends it.
 *
 * @param options.ask - sends a request with credentials; whatever it throws ends the generator.
 * @param options.maxPages - 1000 unless told.
 * @param options.mayLeaveFor - whether a next page may be asked for at another origin; none may unless told.
 */
export async function* pullPages(
  source: DataSource,
  window: Window,
  options: {
    readonly baseUrl: string
    readonly ask: (build: (values: TemplateValues) => Request) => Promise<Answer>
    readonly limit?: number
    readonly maxPages?: number
    readonly mayLeaveFor?: (url: URL) => boolean
  },
): AsyncGenerator<Page, PagesEnd, undefined> {
  const { baseUrl, ask, limit, maxPages = 1000, mayLeaveFor } = options
  const asked = new Set<string>()
  const seen = new Set<string>()
  let position: Position = firstPage(source.paging)
  for (let count = 0; count < maxPages; count++) {
    asked.add(JSON.stringify(position))
    const fixed = { baseUrl, position, ...(limit === undefined ? {} : { limit }) }
    const answer = await ask((values) =>
      dataRequest(source, { ...fixed, values: { ...values, ...window.values } }),
    )
    const page = readPage(source, answer)
    if (page.kind === 'later') return { ended: 'later', askedBefore: page.askedBefore }
    if (page.kind === 'malformed') return failed('malformed', page.reason, answer)
    if (page.kind === 'refused') return failed(failureOf(page.status), page.reason, answer)
    const { records, content } = page
    const repeats = countRepeats(source, records, seen)
    yield { window, records, repeats, answer }
    const next = nextPage(source.paging, position, { answer, content, count: records.length }, mayLeaveFor)
    if (next.kind === 'last') return { ended: 'complete' }
    if (next.kind === 'foreign') return failed('foreignHost', `the next page is at ${next.url}`, answer)
    if (asked.has(JSON.stringify(next.position)))
      return failed('loop', 'the next page was asked for before', answer)
    if (records.length > 0 && repeats === records.length) {
      return failed('loop', 'a whole page of records came again', answer)
    }
    if (count === maxPages - 1) return failed('tooManyPages', `there are more than ${maxPages} pages`, answer)
    position = next.position
  }
  return { ended: 'complete' }
}

function countRepeats(source: DataSource, records: readonly JsonValue[], seen: Set<string>): number {
  let repeats = 0
  for (const record of records) {
    const id = idText(resolvePointer(record, source.records.id))
    if (id === undefined) continue
    if (seen.has(id)) repeats++
    seen.add(id)
  }
  return repeats
}

/** What a status that is no success means for a pull. */
export function failureOf(status: number): PullFailure {
  if (status === 401) return 'unauthorized'
  if (status === 403 || status === 412) return 'forbidden'
  if (status === 429) return 'rateLimited'
  return status >= 500 ? 'unavailable' : 'refused'
}

export function failed(
  failure: PullFailure,
  reason: string,
  answer: Answer,
): PagesEnd & { readonly ended: 'failed' } {
  return { ended: 'failed', failure, reason, answer }
}
