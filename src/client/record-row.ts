import { type JsonValue, stringifyJson } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { recordClock } from '../partner/record-clock.ts'
import { idText } from './locate.ts'
import type { StoredRecord } from './store.ts'

/**
 * A record as it is stored. A record without an id is known by its start and end, and failing those by itself.
 *
 * @param terra - Terra's object; absent where the mapping failed.
 */
export function recordRow(
  source: Pick<DataSource, 'records'>,
  identity: { readonly connectionId: string; readonly type: DataType },
  record: JsonValue,
  terra?: JsonValue,
): StoredRecord {
  const { records } = source
  const raw = stringifyJson(record)
  const at = (pointer: string | undefined) =>
    pointer === undefined ? undefined : resolvePointer(record, pointer)
  const updated = at(records.updated)
  const updatedMs = recordClock(records, record).instant(records.updatedTime ?? records.time, updated)
  const [start, end] = [at(records.start), at(records.end)]
  return {
    ...identity,
    id: idText(at(records.id)) ?? (start === undefined ? raw : stringifyJson([start, end ?? null])),
    raw,
    ...(terra === undefined ? {} : { terra }),
    ...(updatedMs === undefined ? {} : { updatedMs }),
  }
}
