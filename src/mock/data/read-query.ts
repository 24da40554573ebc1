import type { DataSource, DataType } from '../../partner/data.ts'
import type { PlaceholderValues } from '../../partner/match-request.ts'
import type { Call } from '../incoming.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock } from '../seams.ts'
import { readCursor } from './cursor.ts'
import type { DataQuery, Position } from './query.ts'
import { RANGE_PLACEHOLDERS } from './read-range.ts'

/** How many records a page has where the descriptor does not say. */
const DEFAULT_PAGE_SIZE = 50

/** The parameter that a next URL carries its cursor in, where the template has none for it. */
export const URL_CURSOR = 'page_cursor'

/** What a data request asks for: its range, its page, and how long the page may be. */
export function readQuery(
  type: DataType,
  source: DataSource,
  userId: string,
  call: Call,
  mock: Mock,
): DataQuery | { readonly problem: Problem } {
  const size = readPageSize(source, call.values)
  if ('problem' in size) return size
  const start = readPosition(type, source, userId, size.pageSize, call, mock)
  if ('problem' in start) return start
  const values = { ...call.values, ...start.asked }
  const { window, problems } = mock.seams.readRange(values, source, mock)
  if (problems[0] !== undefined) return { problem: problems[0] }
  const { position } = start
  const query = { type, source, userId, ...size, position, asked: askedRange(values) }
  return window === undefined ? query : { ...query, window }
}

interface Start {
  readonly position: Position
  /** The range that a cursor carries; a request that follows one may leave its range out. */
  readonly asked: Readonly<Record<string, string>>
}

function readPosition(
  type: DataType,
  source: DataSource,
  userId: string,
  size: number | undefined,
  call: Call,
  mock: Mock,
): Start | { readonly problem: Problem } {
  const { paging } = source
  const { values, incoming } = call
  switch (paging.kind) {
    case 'none':
      return FIRST
    case 'offset':
      return counted(values.offset, 0, 1)
    case 'page':
      return counted(values.page, paging.first, size ?? 1)
    case 'cursor':
    case 'nextUrl':
    case 'link': {
      const cursor = values.cursor ?? incoming.url.searchParams.get(URL_CURSOR) ?? ''
      if (cursor === '') return FIRST
      const read = readCursor(cursor, { type, userId, asked: askedRange(values), seed: mock.seed })
      return (
        read ?? { problem: problem('cursor', 'invalid_request', 'The cursor does not continue this query.') }
      )
    }
  }
}

/** A page number or an offset; left out it is the first. */
function counted(
  text: string | undefined,
  first: number,
  step: number,
): Start | { readonly problem: Problem } {
  if (text === undefined || text === '') return FIRST
  const number = Number(text)
  if (!/^\d{1,9}$/.test(text) || number < first)
    return { problem: problem('page', 'invalid_request', `The page must be a whole number from ${first}.`) }
  return { position: { kind: 'offset', offset: (number - first) * step }, asked: {} }
}

function readPageSize(
  { paging }: DataSource,
  { limit }: PlaceholderValues,
): { readonly pageSize: number | undefined } | { readonly problem: Problem } {
  if (paging.kind === 'none') return { pageSize: undefined }
  const largest = paging.size ?? DEFAULT_PAGE_SIZE
  if (limit === undefined || limit === '') return { pageSize: largest }
  if (!/^\d{1,9}$/.test(limit) || Number(limit) < 1)
    return { problem: problem('limit', 'invalid_request', 'The limit must be a whole number from 1.') }
  return { pageSize: Math.min(Number(limit), largest) }
}

function askedRange(values: PlaceholderValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    RANGE_PLACEHOLDERS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])),
  )
}

const FIRST: Start = { position: { kind: 'offset', offset: 0 }, asked: {} }
