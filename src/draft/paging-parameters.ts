import { toPointer } from '../kernel/pointer.ts'
import type { Paging } from '../partner/data.ts'
import type { Parameter } from './open-api.ts'
import { type SchemaView, viewSchema } from './schema-view.ts'

export interface DraftPaging {
  readonly paging: Paging
  /** The parameters that carry `{cursor}`, `{page}` or `{offset}`, and `{limit}`. */
  readonly parameters: Readonly<Partial<Record<'cursor' | 'page' | 'offset' | 'limit', Parameter>>>
  readonly todos: readonly string[]
}

const CURSOR = /cursor|nexttoken|pagetoken|continuation|paginationtoken|scrollid|startingafter/
const PAGE = /^page(number|num|no|index|id)?$/
const OFFSET = /^(offset|skip|startindex)$/
const LIMIT = /^(limit|pagesize|perpage|count|maxresults|size|take|max|top|pagelimit)$/

const NO_CURSOR = 'name where the answer holds the next cursor; the document does not tell'
const NO_MORE = 'name the boolean that tells whether there is more; the document does not tell'

/** How the answer goes on, by the parameters of the request and the members of the answer. */
export function findPaging(
  parameters: readonly Parameter[],
  document: unknown,
  answer: SchemaView,
): DraftPaging {
  const find = (pattern: RegExp) => parameters.find(({ name }) => pattern.test(plain(name)))
  const found = { cursor: find(CURSOR), page: find(PAGE), offset: find(OFFSET) }
  const limit = find(LIMIT)
  const members = membersOf(document, answer)
  const member = (pattern: RegExp) => members.find(({ name }) => pattern.test(name))?.pointer
  const size = sizeOf(limit)
  const kind = (['cursor', 'page', 'offset'] as const).find((name) => found[name] !== undefined)
  const nextUrl = members.find(({ name, isUrl }) => /^next(url|link|page|href)?$/.test(name) && isUrl)
  const more = member(/^(hasmore|more|hasnext|hasnextpage|ismore)$/)
  const isByUrl = nextUrl !== undefined && (kind === undefined || (kind === 'offset' && more === undefined))
  const made = (paging: Paging, todos: readonly string[] = []): DraftPaging => {
    const own = kind === undefined || isByUrl ? {} : { [kind]: found[kind] }
    return { paging, parameters: { ...own, ...(limit === undefined ? {} : { limit }) }, todos }
  }
  if (isByUrl) return made({ kind: 'nextUrl', next: nextUrl.pointer, ...size })
  if (kind === undefined) return made({ kind: 'none' })
  if (kind === 'cursor') {
    const next = member(/^next(token|cursor|pagetoken|page)?$|^(cursor|continuationtoken|paginationtoken)$/)
    return made({ kind, next: next ?? '/next_token', ...size }, next === undefined ? [NO_CURSOR] : [])
  }
  if (kind === 'page') {
    const pages = member(/^(totalpages|pages|pagecount|lastpage|numpages)$/)
    const first = Number(found.page?.schema.raw.default ?? found.page?.schema.raw.minimum ?? 1)
    const told = { ...(more === undefined ? {} : { more }), ...(pages === undefined ? {} : { pages }) }
    return made({ kind, first: first === 0 ? 0 : 1, ...size, ...told })
  }
  const next = member(/^next(offset)?$/)
  return made(
    { kind, more: more ?? '/has_more', ...(next === undefined ? {} : { next }), ...size },
    more === undefined ? [NO_MORE] : [],
  )
}

function sizeOf(limit: Parameter | undefined): { readonly size?: number } {
  if (limit === undefined) return {}
  const { maximum, default: usual } = limit.schema.raw
  const size = Number(maximum ?? usual ?? 100)
  return { size: Number.isInteger(size) && size > 0 ? size : 100 }
}

interface Member {
  readonly name: string
  readonly pointer: string
  readonly isUrl: boolean
}

/** Scalar members of the answer around its records: two levels deep. */
function membersOf(document: unknown, view: SchemaView, keys: readonly string[] = []): readonly Member[] {
  return Object.entries(view.properties).flatMap(([key, schema]) => {
    const child = viewSchema(document, schema)
    const here = [...keys, key]
    if (child.types.includes('object')) return here.length < 3 ? membersOf(document, child, here) : []
    if (child.types.includes('array')) return []
    const about = `${child.format ?? ''} ${child.description ?? ''}`
    const isText = child.types.includes('string')
    const isUrl =
      /\b(uri|url|link)\b/i.test(about) || /url|link|href/i.test(key) || (key === 'next' && isText)
    return [{ name: plain(key), pointer: toPointer(here), isUrl }]
  })
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
