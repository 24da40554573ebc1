import { timeZone } from '../../kernel/time-zone.ts'
import { formatFixedOffset, parseFixedOffset } from '../../partner/offset-unit.ts'
import { type DateObject, formatTime, isoDate, parseOffset } from '../../partner/time-format.ts'
import { dateOfDays, fromEpoch, offsetText } from '../helpers/timestamp.ts'
import { typesOf } from '../schema-place.ts'
import type { Draft, Inverse, SchemaOf, Write } from './inverse.ts'

const DAY_SECONDS = 86_400

/** A Terra time, taken apart. */
interface Parts {
  readonly date: string
  readonly clock: string
  /** With its dot, without trailing zeros; `''` for none. */
  readonly fraction: string
  readonly offsetMinutes: number | undefined
}

/** `$time(value, offset?)` read backwards: the time in the form that the partner's value has, and the offset in its. */
export function invertTime(value: Inverse, offset: Inverse | undefined, schemaOf: SchemaOf): Inverse {
  return {
    fields: [...value.fields, ...(offset?.fields ?? [])],
    rank: 'converted',
    writes: (wanted, draft) => {
      const parts = partsOf(wanted)
      if (parts === undefined) return []
      const shape = shapeOf(value, draft, schemaOf)
      const time = writtenTime(parts, shape)
      const beside = offset === undefined ? [] : offsetWrites(offset, parts, draft, schemaOf)
      return time === undefined ? beside : [...value.writes(time, draft), ...beside]
    },
  }
}

/** `$midnight(value, offset?)` and its like read backwards: the day, at midnight where the partner wants a moment. */
export function invertDay(
  value: Inverse,
  offset: Inverse | undefined,
  daysLater: number,
  schemaOf: SchemaOf,
): Inverse {
  return {
    ...invertTime(value, offset, schemaOf),
    rank: 'day',
    writes: (wanted, draft) => {
      const parts = partsOf(String(wanted).length === 10 ? `${String(wanted)}T00:00:00` : wanted)
      if (parts === undefined) return []
      const date = dateOfDays(Date.parse(`${parts.date}T00:00:00Z`) / 1000 / DAY_SECONDS - daysLater)
      const day = { ...parts, date, clock: '00:00:00', fraction: '' }
      const shape = shapeOf(value, draft, schemaOf)
      const time = DAY_SHAPES[shape]?.(date) ?? writtenTime(day, shape)
      const beside = offset === undefined ? [] : offsetWrites(offset, parts, draft, schemaOf)
      return time === undefined ? beside : [...value.writes(time, draft), ...beside]
    },
  }
}

const DAY_SHAPES: Readonly<Partial<Record<Shape, (date: string) => string | number | DateObject>>> = {
  date: (date) => date,
  basicDate: (date) => date.replaceAll('-', ''),
  dateObject: (date) => formatTime('dateObject', Date.parse(`${date}T00:00:00Z`)),
}

function partsOf(time: unknown): Parts | undefined {
  if (typeof time !== 'string' || !TIME.test(time)) return undefined
  let [zoneAt, fractionEnd] = [SECONDS_END, SECONDS_END]
  if (time[SECONDS_END] === '.' && isDigit(time[SECONDS_END + 1]))
    for (zoneAt = SECONDS_END + 1; isDigit(time[zoneAt]); zoneAt++)
      if (time[zoneAt] !== '0') fractionEnd = zoneAt + 1
  return {
    date: time.slice(0, 10),
    clock: time.slice(11, SECONDS_END),
    fraction: time.slice(SECONDS_END, fractionEnd),
    offsetMinutes: offsetOf(time.slice(zoneAt)),
  }
}

/** A night has hundreds of times: none of them is worth an array of matches. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
const SECONDS_END = 19

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9'
}

/** There are a few hundred offsets that anybody writes. */
const offsets = new Map<string, number | undefined>()
const MOST_OFFSETS = 1000

function offsetOf(zone: string): number | undefined {
  if (!offsets.has(zone)) {
    if (offsets.size >= MOST_OFFSETS) offsets.clear()
    offsets.set(zone, parseOffset(zone))
  }
  return offsets.get(zone)
}

/** A number that is written as text. */
const DIGITS = /^-?\d+(\.\d+)?$/

/** How a partner writes a time: as its present value does, or else as its schema says. */
type Shape = 'epoch' | 'wholeEpoch' | 'utc' | 'local' | 'offset' | 'date' | 'basicDate' | 'dateObject'

function shapeOf({ fields: [field], rank }: Inverse, draft: Draft, schemaOf: SchemaOf): Shape {
  const current = field === undefined ? undefined : draft.current(field)
  if (typeof current === 'number')
    return rank === 'exact' && Number.isInteger(current) ? 'wholeEpoch' : 'epoch'
  if (typeof current === 'string') {
    if (/^\d{8}$/.test(current)) return 'basicDate'
    if (/^\d{4}-\d\d-\d\d$/.test(current)) return 'date'
    if (DIGITS.test(current)) return 'wholeEpoch'
    if (/[Zz]$/.test(current)) return 'utc'
    return /T.*[+-]/i.test(current) ? 'offset' : 'local'
  }
  if (isoDate(current) !== undefined) return 'dateObject'
  const place = field === undefined ? undefined : schemaOf(field)
  const types = place === undefined ? [] : typesOf(place)
  if (types.includes('object')) return 'dateObject'
  if (types.includes('integer')) return 'wholeEpoch'
  if (types.includes('number')) return 'epoch'
  return place?.schema.format === 'date' ? 'date' : 'offset'
}

function writtenTime(
  { date, clock, fraction, offsetMinutes }: Parts,
  shape: Shape,
): string | number | undefined {
  const wall = `${date}T${clock}`
  if (shape === 'dateObject') return undefined
  if (shape === 'local' || shape === 'date' || shape === 'basicDate') return `${wall}${fraction}`
  if (offsetMinutes === undefined) return shape === 'offset' ? `${wall}${fraction}` : undefined
  if (shape === 'offset') return `${wall}${fraction}${offsetText(offsetMinutes)}`
  const seconds = Date.parse(`${wall}Z`) / 1000 - offsetMinutes * 60
  if (shape === 'utc') return `${fromEpoch(seconds, 0).slice(0, 19)}${fraction}Z`
  return shape === 'epoch' ? seconds + Number(`0${fraction}`) : seconds
}

function offsetWrites(
  offset: Inverse,
  { offsetMinutes }: Parts,
  draft: Draft,
  schemaOf: SchemaOf,
): readonly Write[] {
  const [field] = offset.fields
  if (field === undefined) return []
  if (offsetMinutes === undefined) return [{ field, value: undefined }]
  const current = draft.current(field)
  // Which zone it was, the offset does not tell.
  if (typeof current === 'string' && timeZone(current) !== undefined) return []
  if (parseFixedOffset('duration', current) !== undefined)
    return offset.writes(formatFixedOffset('duration', offsetMinutes), draft)
  const place = schemaOf(field)
  const isText =
    (typeof current === 'string' && !DIGITS.test(current)) ||
    (typeof current !== 'number' &&
      typeof current !== 'string' &&
      place !== undefined &&
      typesOf(place).includes('string'))
  return offset.writes(isText ? offsetText(offsetMinutes) : offsetMinutes * 60, draft)
}
