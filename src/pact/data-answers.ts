import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'
import { type Answer, DONE, objectOf, refusal, succeeded, within } from './answer.ts'
import { EXAMPLES } from './examples.ts'
import { anyInteger, type Expected, everyItem, likeType, matching, someItem } from './matcher.ts'

/** One request too many. How long to wait is read where the partner says that it tells. */
export function tooManyAnswer({ rateLimit }: Pick<Partner, 'rateLimit'>, { response }: DataSource): Answer {
  const { status, retryAfter } = rateLimit?.refusal ?? { status: 429, retryAfter: 'none' }
  const answer = refusal(response, status)
  if (retryAfter === 'none') return answer
  const told =
    retryAfter === 'seconds'
      ? matching('60', '^\\d+$')
      : matching(
          'Fri, 16 Jan 2026 12:01:00 GMT',
          '^[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT$',
        )
  return { ...answer, headers: { 'retry-after': told } }
}

/** What is asked for comes later. */
export function promiseAnswer({ response }: DataSource): Answer {
  const { success } = response
  return success === undefined ? { status: 202 } : { status: 202, body: succeeded({}, response) }
}

/** One page that holds such records, and whatever tells that it is not the last. */
export function pageAnswer(
  source: DataSource,
  records: { readonly every: Expected } | { readonly some: Expected },
  options: { readonly more: boolean },
): Answer {
  const { response, records: declared, example } = source
  const isList = Array.isArray(resolvePointer(example, `${response.root}${declared.at}`))
  const record = 'every' in records ? records.every : records.some
  const list = 'every' in records ? everyItem(record, { min: 1 }) : someItem(record)
  const paging = options.more ? pagingMembers(source) : { members: [], headers: {} }
  const content = objectOf([[declared.at, isList ? list : record], ...paging.members])
  return {
    ...DONE,
    body: succeeded(within(response, content), response),
    ...(Object.keys(paging.headers).length === 0 ? {} : { headers: paging.headers }),
  }
}

/** "No data", as the partner says it. */
export function emptyAnswer({ empty, response, records }: DataSource): Answer {
  switch (empty) {
    case 'list':
      return { ...DONE, body: succeeded(within(response, objectOf([[records.at, []]])), response) }
    case '204':
      return { status: 204 }
    case '404':
      return refusal(response, 404)
    case 'absent':
      return { ...DONE, body: succeeded(within(response, {}), response) }
  }
}

function pagingMembers({ paging, example, response }: DataSource): {
  readonly members: readonly (readonly [string, Expected])[]
  readonly headers: Readonly<Record<string, Expected>>
} {
  const none = { members: [], headers: {} }
  const flag = (at: string): Expected =>
    typeof resolvePointer(example, `${response.root}${at}`) === 'number' ? 1 : true
  switch (paging.kind) {
    case 'none':
      return none
    case 'cursor':
      return { ...none, members: [[paging.next, likeType(EXAMPLES.cursor)]] }
    case 'offset': {
      const next =
        paging.next === undefined ? [] : [[paging.next, anyInteger(Number(EXAMPLES.offset))] as const]
      return { ...none, members: [[paging.more, flag(paging.more)], ...next] }
    }
    case 'page': {
      const pages =
        paging.pages === undefined ? [] : [[paging.pages, matching(2, '^([2-9]|\\d{2,})$')] as const]
      return { ...none, members: paging.more === undefined ? pages : [[paging.more, flag(paging.more)]] }
    }
    case 'nextUrl':
      return { ...none, members: [[paging.next, matching(EXAMPLES.nextUrl, '^(https?:/)?/.+')]] }
    case 'link':
      return {
        ...none,
        headers: { link: matching(`<${EXAMPLES.nextUrl}>; rel="next"`, '<[^>]+>.*rel="?next"?.*') },
      }
  }
}
