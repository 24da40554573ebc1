import { resolvePointer } from '../kernel/pointer.ts'
import type { Paging } from '../partner/data.ts'
import type { Answer } from './answer.ts'
import { idText } from './locate.ts'

/** Where a pull stands: what the next request carries. */
export interface Position {
  readonly cursor?: string
  readonly offset?: number
  readonly page?: number
  /** In the place of the template's URL. */
  readonly url?: string
}

export type NextPage =
  | { readonly kind: 'last' }
  | { readonly kind: 'next'; readonly position: Position }
  /** The next page is at another origin, which must not see our token. */
  | { readonly kind: 'foreign'; readonly url: string }

const LAST: NextPage = { kind: 'last' }

/** Where a pull starts. */
export function firstPage(paging: Paging): Position {
  switch (paging.kind) {
    case 'offset':
      return { offset: 0 }
    case 'page':
      return { page: paging.first }
    default:
      return {}
  }
}

/**
 * Where a pull goes on. An empty page with a cursor is not the last, nor is a short page: only what the partner
 * declares as its sign is one.
 *
 * @param content - the answer below `response.root`.
 * @param count - of the records on the page.
 * @param mayLeaveFor - whether somebody vouches for another origin; nobody does unless told.
 */
export function nextPage(
  paging: Paging,
  position: Position,
  page: { readonly answer: Answer; readonly content: unknown; readonly count: number },
  mayLeaveFor: (url: URL) => boolean = () => false,
): NextPage {
  const { answer, content, count } = page
  switch (paging.kind) {
    case 'none':
      return LAST
    case 'cursor': {
      const cursor = idText(resolvePointer(content, paging.next))
      return cursor === undefined ? LAST : { kind: 'next', position: { cursor } }
    }
    case 'offset': {
      if (!isTrue(resolvePointer(content, paging.more))) return LAST
      const told = paging.next === undefined ? undefined : idText(resolvePointer(content, paging.next))
      const offset = told === undefined ? (position.offset ?? 0) + count : Number(told)
      return { kind: 'next', position: { offset } }
    }
    case 'page':
      return pageAfter(paging, position.page ?? paging.first, content, count)
    case 'nextUrl':
      return urlAfter(resolvePointer(content, paging.next), answer, mayLeaveFor)
    case 'link':
      return urlAfter(linkTarget(answer.exchange.response.headers.link ?? ''), answer, mayLeaveFor)
  }
}

function pageAfter(
  paging: Paging & { readonly kind: 'page' },
  page: number,
  content: unknown,
  count: number,
): NextPage {
  const next: NextPage = { kind: 'next', position: { page: page + 1 } }
  if (paging.more !== undefined) return isTrue(resolvePointer(content, paging.more)) ? next : LAST
  if (paging.pages !== undefined) {
    const pages = Number(resolvePointer(content, paging.pages) ?? 0)
    return page - paging.first + 1 < pages ? next : LAST
  }
  return count === 0 ? LAST : next
}

function urlAfter(target: unknown, { exchange }: Answer, mayLeaveFor: (url: URL) => boolean): NextPage {
  if (typeof target !== 'string' || target === '' || !URL.canParse(target, exchange.request.url)) return LAST
  const url = new URL(target, exchange.request.url)
  return url.origin === new URL(exchange.request.url).origin || mayLeaveFor(url)
    ? { kind: 'next', position: { url: url.href } }
    : { kind: 'foreign', url: url.href }
}

/** The target of `rel="next"` in a `Link` header (RFC 8288 §3). */
function linkTarget(header: string): string | undefined {
  for (const [, target, parameters = ''] of header.matchAll(
    /<([^>]*)>((?:\s*;\s*[^=;,\s]+(?:\s*=\s*(?:"[^"]*"|[^;,"\s]+))?)*)/g,
  )) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^;,"\s]+))/i.exec(parameters)
    const relations = (rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/)
    if (relations.includes('next')) return target
  }
  return undefined
}

/** Partners write a flag as a boolean, as 0 or 1, and as either in quotes. */
function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1'
}
