import type { JsonObject } from '../../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataSource } from '../../../partner/data.ts'

/** A record whose times, or the member beside them, say nothing of the offset from UTC. */
export function withoutOffset(record: JsonObject, { records }: DataSource): JsonObject {
  if (records.offset !== undefined) return withPointer(record, records.offset.at, null)
  return [records.start, records.end].reduce<JsonObject>((changed, pointer) => {
    const time = pointer === undefined ? undefined : resolvePointer(changed, pointer)
    return pointer === undefined || typeof time !== 'string'
      ? changed
      : withPointer(changed, pointer, time.replace(OFFSET, ''))
  }, record)
}

/** A record whose offset is a sixtieth of what it should be, as one in another unit is. */
export function withStrangeOffset(record: JsonObject, { records }: DataSource): JsonObject {
  const { offset, start } = records
  if (offset === undefined) {
    const time = resolvePointer(record, start)
    return typeof time === 'string' ? withPointer(record, start, time.replace(OFFSET, '+00:07')) : record
  }
  const value = resolvePointer(record, offset.at)
  switch (offset.unit) {
    case 'iso':
      return withPointer(record, offset.at, '+00:07')
    case 'duration':
      return withPointer(record, offset.at, `${Math.round(Number.parseFloat(String(value)) / 60) + 1}s`)
    case 'zone':
    case 'local':
      return record
    default:
      return typeof value === 'number' ? withPointer(record, offset.at, Math.round(value / 60) + 1) : record
  }
}

const OFFSET = /([Zz]|[+-]\d{2}:\d{2})$/
