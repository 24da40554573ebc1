import { chance, isEdge, pick, type Source } from './source.ts'

/**
 * Days on which careless date arithmetic breaks: leap days, the ends of years, months and the calendar, and the nights
 * in which Europe and America change their clocks.
 */
export const HARD_DAYS: readonly string[] = [
  '2024-02-29',
  '2000-02-29',
  '2023-12-31',
  '2024-01-01',
  '2025-03-30',
  '2025-10-26',
  '2025-03-09',
  '2025-11-02',
  '1970-01-01',
  '1999-12-31',
  '2038-01-19',
]

const HARD_TIMES = [
  '00:00:00',
  '23:59:59',
  '23:59:59.999999',
  '00:00:00.000',
  '02:30:00',
  '01:30:00',
  '12:00:00.1',
]
const HARD_ZONES = ['Z', '+00:00', '-00:00', '+14:00', '-12:00', '+05:45', '-03:30', '+12:45']
const ZONES = ['Z', 'Z', '+00:00', '+01:00', '+02:00', '-05:00', '-08:00', '+05:30', '+09:00']
const DAY_MS = 86_400_000
/** The days that ordinary dates are taken from: 2020-01-01 to 2029-12-31. */
const FIRST_DAY = 18_262
const LAST_DAY = 21_914

export function drawDate(source: Source): string {
  if (isEdge(source)) return pick(source, HARD_DAYS)
  return isoDay(source.random.nextInt(FIRST_DAY, LAST_DAY))
}

export function drawTime(source: Source): string {
  return clock(source) + pick(source, isEdge(source) ? HARD_ZONES : ZONES)
}

export function drawDateTime(source: Source): string {
  return `${drawDate(source)}T${drawTime(source)}`
}

export function drawDuration(source: Source): string {
  const { random } = source
  if (isEdge(source))
    return pick(source, ['PT0S', 'P0D', 'P1Y', 'P52W', 'PT36H', 'P1Y2M3DT4H5M6S', 'PT86400S'])
  const minutes = random.nextInt(0, 59)
  const hours = random.nextInt(0, 12)
  return chance(source, 0.2) ? `P${random.nextInt(1, 30)}D` : `PT${hours}H${minutes}M`
}

/** A moment up to a week away, written as the example is: the same zone, the same precision. */
export function varyDateTime(example: string, source: Source): string {
  const zone = /(?:[zZ]|[+-]\d\d(?::?\d\d)?)?$/.exec(example)?.[0] ?? ''
  const local = Date.parse(`${example.slice(0, 19).replace(' ', 'T')}Z`)
  if (Number.isNaN(local)) return drawDateTime(source)
  const moved = new Date(local + source.random.nextInt(-7 * 86_400, 7 * 86_400) * 1000).toISOString()
  const fraction = example.slice(19, example.length - zone.length)
  return moved.slice(0, 10) + example.slice(10, 11) + moved.slice(11, 19) + fraction + zone
}

/** A day up to a month away. */
export function varyDate(example: string, source: Source): string {
  const day = Date.parse(`${example}T00:00:00Z`)
  return Number.isNaN(day) ? drawDate(source) : isoDay(day / DAY_MS + source.random.nextInt(-30, 30))
}

function clock(source: Source): string {
  if (isEdge(source)) return pick(source, HARD_TIMES)
  const seconds = source.random.nextInt(0, 86_399)
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return chance(source, 0.2) ? `${text}.${String(seconds % 1000).padStart(3, '0')}` : text
}

function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
