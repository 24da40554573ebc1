import type { Mapped } from '../client/map-records.ts'
import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { MappedUser } from '../mapping/compile.ts'
import type { Records } from '../partner/data.ts'
import { formatFixedOffset } from '../partner/offset-unit.ts'
import { formatTime, isWallClock } from '../partner/time-format.ts'

/** A record of the example, told at another place and time. */
export interface ToldElsewhere {
  readonly where: string
  /** As far as the record tells: where it does not tell the offset, what its wall clock would be in UTC. */
  readonly startMs: number
  readonly endMs: number
  /** Absent where the record does not tell it. */
  readonly startOffset: number | undefined
  readonly endOffset: number | undefined
  readonly mapped: Mapped
}

/** Where, its IANA zone, a start in UTC, how many hours it lasts, and minutes from UTC at the start and at the end. */
type Somewhere = readonly [
  where: string,
  zone: string,
  start: string,
  hours: number,
  offsets: readonly [number, number],
]

/** Where software goes wrong. */
const PLACES: readonly Somewhere[] = [
  ['Berlin, an autumn night', 'Europe/Berlin', '2026-10-24T22:30:00Z', 8, [120, 60]],
  ['New York, a spring night', 'America/New_York', '2026-03-08T04:10:00Z', 7, [-300, -240]],
  ['Lord Howe Island, a half hour', 'Australia/Lord_Howe', '2026-04-04T12:20:00Z', 8, [660, 630]],
  ['Kathmandu', 'Asia/Kathmandu', '2026-06-30T18:20:00Z', 7, [345, 345]],
  ['Chatham Islands', 'Pacific/Chatham', '2026-01-10T09:00:00Z', 8, [825, 825]],
  ['Kiritimati, new year', 'Pacific/Kiritimati', '2026-12-31T09:59:30Z', 1, [840, 840]],
  ['Baker Island', 'Etc/GMT+12', '2026-07-01T11:59:00Z', 1, [-720, -720]],
  ['Newfoundland, a leap day', 'America/St_Johns', '2028-02-29T02:00:00Z', 9, [-210, -210]],
  ['UTC', 'UTC', '2026-05-05T00:00:00Z', 1, [0, 0]],
]

/**
 * A record told at each of these places, in the form that the descriptor declares; none where it tells its times twice,
 * for what else of it shows the local time nobody has declared.
 */
export function tellElsewhere(
  record: JsonValue,
  records: Records,
  map: (record: JsonValue, user: MappedUser) => Mapped,
  { tellsZone }: { readonly tellsZone: boolean },
): readonly ToldElsewhere[] {
  const { offset, time } = records
  if (offset?.unit === 'local') return []
  const hasOffset = offset !== undefined && resolvePointer(record, offset.at) !== undefined
  const isTold = hasOffset || time === 'dateTime' || (isWallClock(time) && tellsZone)
  // One offset beside the times holds for both of them; a zone does not stand still.
  const hasOneOffset = hasOffset && offset.unit !== 'zone'
  return PLACES.map(([where, zone, start, hours, offsets]) => {
    const [startOffset, endOffset] = hasOneOffset ? [offsets[0], offsets[0]] : offsets
    const startMs = Date.parse(start)
    const endMs = startMs + hours * 3_600_000
    const mapped = map(
      withMembers(record, [
        [records.start, formatTime(time, startMs, startOffset)],
        [records.end, formatTime(time, endMs, endOffset)],
        [offset?.at, offsetOf(records, startOffset, zone)],
      ]),
      tellsZone ? { timeZone: zone } : {},
    )
    return isTold
      ? { where, startMs, endMs, startOffset, endOffset, mapped }
      : { where, ...asToldWithout(time, { startMs, endMs, startOffset, endOffset }), mapped }
  })
}

/** What is left of two instants where nothing tells the offset: a wall clock alone, or the instant in UTC. */
function asToldWithout(
  time: Records['time'],
  known: Readonly<Record<'startMs' | 'endMs' | 'startOffset' | 'endOffset', number>>,
): Pick<ToldElsewhere, 'startMs' | 'endMs' | 'startOffset' | 'endOffset'> {
  const { startMs, endMs, startOffset, endOffset } = known
  if (!isWallClock(time)) return { startMs, endMs, startOffset: 0, endOffset: 0 }
  const wall = (ms: number, minutes: number) => ms + minutes * 60_000
  return {
    startMs: wall(startMs, startOffset),
    endMs: wall(endMs, endOffset),
    startOffset: undefined,
    endOffset: undefined,
  }
}

/** The record with other values where it has some. */
function withMembers(
  record: JsonValue,
  members: readonly (readonly [pointer: string | undefined, value: JsonValue])[],
): JsonValue {
  return members.reduce(
    (changed, [pointer, value]) =>
      pointer === undefined || resolvePointer(changed, pointer) === undefined
        ? changed
        : withPointer(changed, pointer, value),
    record,
  )
}

/** Fractions of a second that survive: what Terra keeps. */
export const FRACTION = '.123456'

/** A record whose start has a fraction of a second; `undefined` where the form has none. */
export function withFraction(record: JsonValue, { start, time }: Records): JsonValue | undefined {
  const value = resolvePointer(record, start)
  if ((time !== 'dateTime' && time !== 'localDateTime') || typeof value !== 'string') return undefined
  return withPointer(record, start, value.replace(/(:\d{2}:\d{2})(\.\d+)?/, `$1${FRACTION}`))
}

function offsetOf({ offset }: Records, minutes: number, zone: string): string | number {
  const unit = offset?.unit ?? 'iso'
  return unit === 'zone' || unit === 'local' ? zone : formatFixedOffset(unit, minutes)
}
