import type { WorldRecord } from '../../world/world.ts'
import type { DataQuery, Page, Position } from './query.ts'
import { compare } from './select-records.ts'

/** One page. Cursors count from a record, so that a page neither repeats nor loses any while new ones come in. */
export function page(records: readonly WorldRecord[], query: DataQuery): Page<WorldRecord> {
  const { pageSize, position } = query
  const total = records.length
  if (pageSize === undefined) return { records, total }
  const first = firstIndex(records, position)
  const shown = records.slice(first, first + pageSize)
  const last = shown.at(-1)
  if (last === undefined || first + shown.length >= total) return { records: shown, total }
  const next: Position =
    query.source.paging.kind === 'offset' || query.source.paging.kind === 'page'
      ? { kind: 'offset', offset: first + shown.length }
      : { kind: 'after', startMs: last.startMs, id: last.id }
  return { records: shown, total, next }
}

function firstIndex(records: readonly WorldRecord[], position: Position): number {
  if (position.kind === 'offset') return position.offset
  const { startMs, id } = position
  const same = records.findIndex((record) => record.startMs === startMs && record.id === id)
  if (same >= 0) return same + 1
  const after = records.findIndex(
    (record) => record.startMs > startMs || (record.startMs === startMs && compare(record.id, id) > 0),
  )
  return after < 0 ? records.length : after
}
