import type { DataSource } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'
import type { DataQuery, Page, Position } from './query.ts'
import { inOrder, placeOf } from './record-order.ts'

/** One page. Cursors count from a record, so that a page neither repeats nor loses any while new ones come in. */
export function page(records: readonly WorldRecord[], query: DataQuery): Page<WorldRecord> {
  const { pageSize, position, source } = query
  const total = records.length
  if (pageSize === undefined) return { records, total }
  const first = firstIndex(records, position, source)
  const shown = records.slice(first, first + pageSize)
  const last = shown.at(-1)
  if (last === undefined || first + shown.length >= total) return { records: shown, total }
  const next: Position =
    source.paging.kind === 'offset' || source.paging.kind === 'page'
      ? { kind: 'offset', offset: first + shown.length }
      : { kind: 'after', ...placeOf(last, source) }
  return { records: shown, total, next }
}

function firstIndex(records: readonly WorldRecord[], position: Position, source: DataSource): number {
  if (position.kind === 'offset') return position.offset
  const order = inOrder(source)
  const places = records.map((record) => placeOf(record, source))
  const same = places.findIndex(({ atMs, id }) => atMs === position.atMs && id === position.id)
  if (same >= 0) return same + 1
  const after = places.findIndex((place) => order(place, position) > 0)
  return after < 0 ? records.length : after
}
