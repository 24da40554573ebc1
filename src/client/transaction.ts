import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { TemplateValues } from '../kernel/template.ts'
import type { TransactionSource } from '../partner/data.ts'
import { unwrap } from '../partner/envelope.ts'
import { fillRequest } from '../partner/fill-request.ts'
import type { RequestTemplate } from '../partner/request-template.ts'
import type { Answer } from './answer.ts'
import { idText } from './locate.ts'
import { failed, failureOf, type Page, type PagesEnd } from './pull-pages.ts'
import { readPage, reasonOf } from './read-page.ts'
import type { Window } from './windows.ts'

/** How the requests of a transaction are sent. */
export interface Asking {
  readonly baseUrl: string
  /** Sends a request with credentials. */
  readonly ask: (build: (values: TemplateValues) => Request) => Promise<Answer>
  /** Whether a record may be asked for at another origin; none may unless told. */
  readonly mayLeaveFor?: (url: URL) => boolean
}

type Failed = PagesEnd & { readonly ended: 'failed' }

/** What opening a transaction came to. */
export type Opened =
  | { readonly kind: 'opened'; readonly id: string; readonly answer: Answer }
  | { readonly kind: 'nothing'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly end: Failed }

export async function openTransaction(source: TransactionSource, asking: Asking): Promise<Opened> {
  const { open, id: at, nothing } = source.transaction
  const answer = await send(open, {}, asking)
  const isSuccess = answer.status >= 200 && answer.status <= 299
  const id = isSuccess ? idText(resolvePointer(unwrap(source.response, answer.body), at)) : undefined
  // Some partners say one status for both, and an id only where there is something.
  if (id !== undefined) return { kind: 'opened', id, answer }
  if (answer.status === nothing || answer.status === 204) return { kind: 'nothing', answer }
  return {
    kind: 'failed',
    end: isSuccess
      ? failed('malformed', `there is no transaction's id at '${at}'`, answer)
      : refused(source, answer),
  }
}

/**
 * The records of a transaction: the listing as one page, or each of the records that it names as one. A named record
 * that cannot be found is over: its user has deleted it since.
 */
export async function* listTransaction(
  source: TransactionSource,
  id: string,
  window: Window,
  asking: Asking,
): AsyncGenerator<Page, PagesEnd, undefined> {
  const { items } = source.transaction
  const answer = await send(source.request, { transactionId: id }, asking)
  if (items === undefined) return yield* onePage(source, window, answer)
  if (answer.status === 204) return COMPLETE
  if (answer.status < 200 || answer.status > 299) return refused(source, answer)
  const urls = resolvePointer(unwrap(source.response, answer.body), items.at) as JsonValue | undefined
  if (!Array.isArray(urls)) return failed('malformed', `there is no list of URLs at '${items.at}'`, answer)
  for (const url of urls) {
    const target = itemUrl(url, answer, asking)
    if ('ended' in target) return target
    const record = await asking.ask(
      (values) =>
        new Request(target, fillRequest(items.request, { ...values, transactionId: id }, asking.baseUrl)),
    )
    if (record.status === 404 || record.status === 410) continue
    const end = yield* onePage(source, window, record)
    if (end.ended === 'failed') return end
  }
  return COMPLETE
}

/** Takes the records of a transaction for good. */
export function commitTransaction(source: TransactionSource, id: string, asking: Asking): Promise<Answer> {
  return send(source.transaction.commit, { transactionId: id }, asking)
}

/** Whether an answer says that there is no such transaction, any more or at all. */
export function isOver({ status }: Pick<Answer, 'status'>): boolean {
  return status === 404 || status === 410
}

/** How a refused request of a transaction ends a pull. */
export function refused(source: TransactionSource, answer: Answer): Failed {
  return failed(failureOf(answer.status), reasonOf(source, answer), answer)
}

async function* onePage(
  source: TransactionSource,
  window: Window,
  answer: Answer,
): AsyncGenerator<Page, PagesEnd, undefined> {
  const page = readPage(source, answer)
  switch (page.kind) {
    case 'records':
      yield { window, records: page.records, repeats: 0, answer }
      return COMPLETE
    case 'refused':
      return refused(source, answer)
    case 'malformed':
      return failed('malformed', page.reason, answer)
    case 'later':
      return failed('malformed', 'the records of a transaction are promised for later', answer)
  }
}

function itemUrl(url: JsonValue, answer: Answer, { mayLeaveFor = () => false }: Asking): URL | Failed {
  const listing = answer.exchange.request.url
  if (typeof url !== 'string' || !URL.canParse(url, listing))
    return failed('malformed', 'the listing names a record by what is no URL', answer)
  const target = new URL(url, listing)
  return target.origin === new URL(listing).origin || mayLeaveFor(target)
    ? target
    : failed('foreignHost', `a record is at ${target.href}`, answer)
}

function send(template: RequestTemplate, more: TemplateValues, { ask, baseUrl }: Asking): Promise<Answer> {
  return ask((values) => fillRequest(template, { ...values, ...more }, baseUrl))
}

const COMPLETE: PagesEnd = { ended: 'complete' }
