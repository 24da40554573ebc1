import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource } from '../partner/data.ts'
import { unwrap } from '../partner/envelope.ts'
import type { Answer } from './answer.ts'

/** What one answer of a data endpoint holds. */
export type PageContent =
  | { readonly kind: 'records'; readonly records: readonly JsonValue[]; readonly content: unknown }
  /** 202: the data will come by webhook; or they were asked for before, and will not come once more. */
  | { readonly kind: 'later'; readonly askedBefore: boolean }
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'malformed'; readonly reason: string }

/** Reads one page. "No data" in each form that a partner may declare is an empty page. */
export function readPage(
  source: Pick<DataSource, 'response' | 'records' | 'empty' | 'deferred'>,
  answer: Answer,
): PageContent {
  const { status, body } = answer
  const none: PageContent = { kind: 'records', records: [], content: undefined }
  if (status === source.deferred?.duplicate) return { kind: 'later', askedBefore: true }
  if (status === 204) return none
  if (status === 404 && source.empty === '404') return none
  if (status === 202) return { kind: 'later', askedBefore: false }
  if (status < 200 || status > 299) return { kind: 'refused', status, reason: reasonOf(source, answer) }
  if (body === undefined) {
    const type = answer.exchange.response.headers['content-type'] ?? 'without a content type'
    return { kind: 'malformed', reason: `the answer is not JSON (${type})` }
  }
  const content = unwrap(source.response, body)
  const found = resolvePointer(content, source.records.at) as JsonValue | undefined
  if (Array.isArray(found)) return { kind: 'records', records: found, content }
  if (found === undefined || found === null) {
    if (source.empty === 'absent') return { ...none, content }
    return {
      kind: 'malformed',
      reason: `there are no records at '${source.response.root}${source.records.at}'`,
    }
  }
  return typeof found === 'object'
    ? { kind: 'records', records: [found], content }
    : { kind: 'malformed', reason: `there is a ${typeof found} at '${source.records.at}' instead of records` }
}

/** Why an answer is no success, in words. */
export function reasonOf(
  { response }: Pick<DataSource, 'response'>,
  { status, exchange, body }: Answer,
): string {
  const inside = exchange.response.status === status ? '' : ` inside HTTP ${exchange.response.status}`
  const said =
    response.success?.message === undefined ? undefined : resolvePointer(body, response.success.message)
  return `the partner answered ${status}${inside}${typeof said === 'string' ? ` ('${said}')` : ''}`
}
