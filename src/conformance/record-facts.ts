import { idText } from '../client/locate.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Records } from '../partner/data.ts'
import { parseOffset, parseTime } from '../partner/time-format.ts'

/** What the pointers of `records` say of one record; what is not there or not of its format is `undefined`. */
export interface RecordFacts {
  readonly id?: string
  readonly startMs?: number
  readonly endMs?: number
  readonly updatedMs?: number
  readonly offsetMinutes?: number
  readonly userId?: string
}

export function recordFacts(records: Records, record: unknown): RecordFacts {
  const at = (pointer: string | undefined) =>
    pointer === undefined ? undefined : resolvePointer(record, pointer)
  const offsetMinutes = offsetOf(records, record)
  const instant = (pointer: string | undefined, format = records.time) => {
    const value = at(pointer)
    return value === undefined || value === null ? undefined : parseTime(format, value, offsetMinutes)
  }
  const facts = {
    id: idText(at(records.id)),
    startMs: instant(records.start),
    endMs: instant(records.end),
    updatedMs: instant(records.updated, records.updatedTime ?? records.time),
    offsetMinutes,
    userId: idText(at(records.userId)),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** Minutes from UTC: beside the times where the descriptor says so, else in the start itself. */
function offsetOf({ offset, start }: Records, record: unknown): number | undefined {
  if (offset === undefined) {
    const text = resolvePointer(record, start)
    const suffix = typeof text === 'string' ? /([Zz]|[+-]\d{2}:?\d{2})$/.exec(text.slice(10)) : null
    return suffix === null ? undefined : parseOffset(suffix[1]!)
  }
  const value = resolvePointer(record, offset.at)
  switch (offset.unit) {
    case 's':
      return value === undefined || value === null ? undefined : Number(value) / 60
    case 'min':
      return value === undefined || value === null ? undefined : Number(value)
    case 'iso':
      return typeof value === 'string' ? parseOffset(value) : undefined
  }
}
