import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.ts'
import { resolvePointer, withoutPointer, withPointer } from '../../kernel/pointer.ts'
import { fillTemplate, parseTemplate } from '../../kernel/template.ts'
import { type Envelope, unwrap } from '../../partner/envelope.ts'
import { markSuccess } from '../error-reply.ts'
import type { Call } from '../incoming.ts'
import { problem } from '../problem.ts'
import { emptyReply, jsonReply, type Reply } from '../reply.ts'
import type { Mock } from '../seams.ts'
import { writeCursor } from './cursor.ts'
import type { DataQuery, Page } from './query.ts'
import { URL_CURSOR } from './read-query.ts'
import { allowsNull } from './schema-at.ts'

/** The declared example with this page's records in it, and its paging members set. */
export function dataBody(page: Page<JsonObject>, query: DataQuery, call: Call, mock: Mock): JsonValue {
  const { response, records, example } = query.source
  const sample = unwrap(response, example)
  const isList = Array.isArray(resolvePointer(sample, records.at)) || page.records.length > 1
  const shown: JsonValue = isList || page.records[0] === undefined ? page.records : page.records[0]
  const filled = withPointer(withEchoes(sample as JsonValue, query, call), records.at, shown)
  const content = withPaging(filled, page, query, call, mock)
  const body = response.root === '' ? content : withPointer(example, response.root, content)
  return markSuccess(body, response)
}

/** "No data" as the descriptor says it; a later page that is empty is a list like any other. */
export function dataReply(
  body: JsonValue,
  page: Page<JsonObject>,
  query: DataQuery,
  call: Call,
  mock: Mock,
): Reply {
  const { response, records, empty } = query.source
  const link = linkHeader(page, query, call, mock)
  const headers = { 'cache-control': 'no-store', ...(link !== undefined && { link }) }
  if (page.total > 0 || empty === 'list') return jsonReply(200, body, headers)
  switch (empty) {
    case '204':
      return emptyReply(204, headers)
    case '404':
      return mock.seams.errorReply(NO_DATA, response as Envelope, call, mock)
    case 'absent':
      return jsonReply(200, withoutPointer(body, `${response.root}${records.at}`), headers)
  }
}

/** A number in the example that is called like the parameter for the page repeats that parameter. */
function withEchoes(sample: JsonValue, { source }: DataQuery, call: Call): JsonValue {
  if (!isJsonObject(sample)) return sample
  const { query, form, json } = source.request
  const named = Object.entries({ ...query, ...form, ...(isJsonObject(json) && json) })
  const echoed = named.flatMap(([name, template]) => {
    const placeholder = ['page', 'offset', 'limit'].find((candidate) => template === `{${candidate}}`)
    const value = Number(call.values[placeholder ?? ''])
    return typeof sample[name] === 'number' && Number.isInteger(value) ? [[name, value] as const] : []
  })
  return { ...sample, ...Object.fromEntries(echoed) }
}

function withPaging(
  content: JsonValue,
  page: Page<JsonObject>,
  query: DataQuery,
  call: Call,
  mock: Mock,
): JsonValue {
  const { paging } = query.source
  switch (paging.kind) {
    case 'none':
    case 'link':
      return content
    case 'cursor':
      return withNext(content, paging.next, cursor(page, query, mock), query)
    case 'nextUrl':
      return withNext(content, paging.next, nextUrl(page, query, call, mock), query)
    case 'offset': {
      const marked = withFlag(content, paging.more, page.next !== undefined)
      const offset = page.next?.kind === 'offset' ? page.next.offset : page.total
      return paging.next === undefined ? marked : withPointer(marked, paging.next, offset)
    }
    case 'page': {
      const marked =
        paging.more === undefined ? content : withFlag(content, paging.more, page.next !== undefined)
      const pages = Math.max(1, Math.ceil(page.total / (query.pageSize ?? 1)))
      return paging.pages === undefined ? marked : withPointer(marked, paging.pages, pages)
    }
  }
}

/** On the last page: null where the schema allows it, absent otherwise. */
function withNext(
  content: JsonValue,
  at: string,
  next: string | undefined,
  { source }: DataQuery,
): JsonValue {
  if (next !== undefined) return withPointer(content, at, next)
  return allowsNull(source.schema, `${source.response.root}${at}`)
    ? withPointer(content, at, null)
    : withoutPointer(content, at)
}

/** 0 and 1 where the example has a number. */
function withFlag(content: JsonValue, at: string, isSet: boolean): JsonValue {
  return withPointer(content, at, typeof resolvePointer(content, at) === 'number' ? Number(isSet) : isSet)
}

function cursor(page: Page<JsonObject>, query: DataQuery, mock: Mock): string | undefined {
  const { type, userId, asked } = query
  return page.next === undefined
    ? undefined
    : writeCursor(page.next, { type, userId, asked, seed: mock.seed })
}

/** This request's own URL with the cursor in it, where the template wants it. */
function nextUrl(page: Page<JsonObject>, query: DataQuery, call: Call, mock: Mock): string | undefined {
  const text = cursor(page, query, mock)
  if (text === undefined) return undefined
  const url = new URL(call.incoming.url)
  const declared = Object.entries(query.source.request.query ?? {}).find(([, template]) =>
    parseTemplate(template).placeholders.includes('cursor'),
  )
  const [name, template] = declared ?? [URL_CURSOR, '{cursor}']
  url.searchParams.set(name, fillTemplate(template, { cursor: text }) ?? text)
  return url.href
}

/** RFC 8288. */
function linkHeader(page: Page<JsonObject>, query: DataQuery, call: Call, mock: Mock): string | undefined {
  if (query.source.paging.kind !== 'link') return undefined
  const next = nextUrl(page, query, call, mock)
  return next === undefined ? undefined : `<${next}>; rel="next"`
}

const NO_DATA = problem('no_data', 'not_found', 'There are no data in this range.', 404)
