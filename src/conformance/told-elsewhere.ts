import type { Mapped } from '../client/map-records.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { Records } from '../partner/data.ts'
import { formatOffset, formatTime } from '../partner/time-format.ts'

/** A record of the example, told at another place and time. */
export interface ToldElsewhere {
  readonly where: string
  readonly startMs: number
  readonly endMs: number
  readonly startOffset: number
  readonly endOffset: number
  readonly mapped: Mapped
}

interface Somewhere {
  readonly where: string
  /** UTC. */
  readonly start: string
  readonly hours: number
  /** Minutes from UTC at the start and at the end. */
  readonly offsets: readonly [start: number, end: number]
}

/** Where software goes wrong. */
const PLACES: readonly Somewhere[] = [
  { where: 'Berlin, an autumn night', start: '2026-10-24T22:30:00Z', hours: 8, offsets: [120, 60] },
  { where: 'New York, a spring night', start: '2026-03-08T04:10:00Z', hours: 7, offsets: [-300, -240] },
  { where: 'Lord Howe Island, a half hour', start: '2026-04-04T12:20:00Z', hours: 8, offsets: [660, 630] },
  { where: 'Kathmandu', start: '2026-06-30T18:20:00Z', hours: 7, offsets: [345, 345] },
  { where: 'Chatham Islands', start: '2026-01-10T09:00:00Z', hours: 8, offsets: [825, 825] },
  { where: 'Kiritimati, new year', start: '2026-12-31T09:59:30Z', hours: 1, offsets: [840, 840] },
  { where: 'Baker Island', start: '2026-07-01T11:59:00Z', hours: 1, offsets: [-720, -720] },
  { where: 'Newfoundland, a leap day', start: '2028-02-29T02:00:00Z', hours: 9, offsets: [-210, -210] },
  { where: 'UTC', start: '2026-05-05T00:00:00Z', hours: 1, offsets: [0, 0] },
]

/** A record told at each of these places, in the form that the descriptor declares. */
export function tellElsewhere(
  record: JsonValue,
  records: Records,
  map: (record: JsonValue) => Mapped,
): readonly ToldElsewhere[] {
  return PLACES.map(({ where, start, hours, offsets: [startOffset, endOffset] }) => {
    const startMs = Date.parse(start)
    const endMs = startMs + hours * 3_600_000
    // One offset beside the times holds for both of them.
    const lastOffset = records.offset === undefined ? endOffset : startOffset
    const told = [
      [records.start, formatTime(records.time, startMs, startOffset)] as const,
      [records.end, formatTime(records.time, endMs, lastOffset)] as const,
      [records.offset?.at, offsetOf(records, startOffset)] as const,
    ].reduce<JsonValue>(
      (changed, [pointer, value]) =>
        pointer === undefined || resolvePointer(changed, pointer) === undefined
          ? changed
          : withPointer(changed, pointer, value),
      record,
    )
    return { where, startMs, endMs, startOffset, endOffset: lastOffset, mapped: map(told) }
  })
}

/** Fractions of a second that survive: what Terra keeps. */
export const FRACTION = '.123456'

/** A record whose start has a fraction of a second; `undefined` where the form has none. */
export function withFraction(record: JsonValue, { start, time }: Records): JsonValue | undefined {
  const value = resolvePointer(record, start)
  if ((time !== 'dateTime' && time !== 'localDateTime') || typeof value !== 'string') return undefined
  return withPointer(record, start, value.replace(/(:\d{2}:\d{2})(\.\d+)?/, `$1${FRACTION}`))
}

function offsetOf({ offset }: Records, minutes: number): string | number {
  switch (offset?.unit) {
    case 's':
      return minutes * 60
    case 'min':
      return minutes
    default:
      return formatOffset(minutes)
  }
}
