import type { JsonValue } from '../../../../kernel/json.ts'
import { resolvePointer } from '../../../../kernel/pointer.ts'

/** One value of a series, where it stands in time. */
export interface Sample {
  /** Milliseconds since the Unix epoch; of a local time without an offset, as if it were UTC. */
  readonly atMs: number
  /** What a clock on the wall shows: `22:55`. */
  readonly wall: string
  readonly value: number
}

/** When something began and ended, as the object says it. */
export interface Span {
  readonly startMs: number
  readonly endMs: number
  /** `2026-10-24 22:55`. */
  readonly start: string
  readonly end: string
  /** Of both ends, as written; empty where there is none. */
  readonly offsets: readonly [string, string]
}

/** More would not be seen, and a page has to be bounded. */
const MOST_SAMPLES = 1500

/** A number that stands at a pointer, or `undefined`. */
export function numberAt(value: JsonValue, pointer: string): number | undefined {
  const found = resolvePointer(value, pointer)
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined
}

/** When an object says that it began and ended, or `undefined` where it does not, or not in this order. */
export function spanOf(value: JsonValue): Span | undefined {
  const start = momentOf(resolvePointer(value, '/metadata/start_time'))
  const end = momentOf(resolvePointer(value, '/metadata/end_time'))
  if (start === undefined || end === undefined || end.atMs <= start.atMs) return undefined
  return {
    startMs: start.atMs,
    endMs: end.atMs,
    start: `${start.date} ${start.wall}`,
    end: `${end.date} ${end.wall}`,
    offsets: [start.offset, end.offset],
  }
}

/** The samples of a list that have a time within the span, and a number; thinned where there are too many. */
export function samplesAt(value: JsonValue, pointer: string, member: string, span: Span): readonly Sample[] {
  const list = resolvePointer(value, pointer)
  if (!Array.isArray(list)) return []
  const samples = (list as readonly JsonValue[])
    .flatMap((item) => {
      const moment = momentOf(resolvePointer(item, '/timestamp'))
      const number = numberAt(item, `/${member}`)
      return moment === undefined || number === undefined
        ? []
        : [{ atMs: moment.atMs, wall: moment.wall, value: number }]
    })
    .filter(({ atMs }) => atMs >= span.startMs && atMs <= span.endMs)
    .toSorted((a, b) => a.atMs - b.atMs)
  const step = Math.ceil(samples.length / MOST_SAMPLES)
  return step <= 1 ? samples : samples.filter((_, index) => index % step === 0)
}

/** What a clock on the wall shows at five moments from start to end: the offset is that of the latest sample. */
export function wallTicks(span: Span, samples: readonly Sample[]): readonly string[] {
  const marks: readonly Sample[] = [
    { atMs: span.startMs, wall: span.start.slice(11), value: 0 },
    ...samples,
    { atMs: span.endMs, wall: span.end.slice(11), value: 0 },
  ]
  return [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const atMs = span.startMs + share * (span.endMs - span.startMs)
    const { wall, atMs: markMs } = marks.findLast((mark) => mark.atMs <= atMs) ?? marks[0]!
    const [hours = 0, minutes = 0] = wall.split(':').map(Number)
    const later = Math.round(hours * 60 + minutes + (atMs - markMs) / 60_000) % 1440
    return `${String(Math.floor(later / 60)).padStart(2, '0')}:${String(later % 60).padStart(2, '0')}`
  })
}

function momentOf(
  text: unknown,
):
  | { readonly atMs: number; readonly date: string; readonly wall: string; readonly offset: string }
  | undefined {
  if (typeof text !== 'string') return undefined
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/.exec(text)
  if (match === null) return undefined
  const [, date = '', wall = '', offset = ''] = match
  const atMs = Date.parse(offset === '' ? `${text}Z` : text)
  return Number.isNaN(atMs) ? undefined : { atMs, date, wall, offset }
}
