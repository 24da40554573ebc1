import { DATA_MODELS, DAY_MODELS, MODEL_NAMES } from '../model.ts'
import { calendarDay, clockSlackSeconds, MICROS_PER_DAY, parseTime } from '../time.ts'
import type { Finding, Invariant, JudgeContext } from './invariant.ts'
import { numberAt, type Spot, select, timeAt, windowOf } from './read.ts'
import { show, summaryOf } from './rule.ts'
import { ofAny, RECORDED, TIMES, TIMESTAMPS } from './time-paths.ts'

const START = 'metadata.start_time'
const END = 'metadata.end_time'
const LOCALIZATION = 'metadata.timestamp_localization'
const WINDOW_POINTERS = ['/metadata/start_time', '/metadata/end_time']

/** What holds of moments and of the window of an object. */
export const timeInvariants: readonly Invariant[] = [
  {
    id: 'time/days-exist',
    models: MODEL_NAMES,
    grade: 'must',
    basis: 'documented',
    title: 'Every date and timestamp is ISO 8601 and names a day of the calendar.',
    reason: 'Terra states ISO 8601 for all of them; its published schemas let any text through.',
    paths: ofAny(MODEL_NAMES, TIMES),
    judge: (value, { model }) =>
      eachTime(value, TIMES[model], (text) =>
        parseTime(text) === undefined ? `${JSON.stringify(text)} is no date` : undefined,
      ),
  },
  {
    id: 'time/microseconds',
    models: DATA_MODELS,
    grade: 'should',
    basis: 'documented',
    title: 'Timestamps carry six fractional digits.',
    reason: 'Terra states microsecond precision; consumers that parse with a fixed pattern fail without it.',
    paths: ofAny(DATA_MODELS, TIMESTAMPS),
    judge: (value, { model }) =>
      eachTime(value, TIMESTAMPS[model], (text) =>
        parseTime(text) !== undefined && !/\.\d{6}(?!\d)/.test(text)
          ? `${text} has no six fractional digits`
          : undefined,
      ),
  },
  {
    id: 'time/end-after-start',
    models: DATA_MODELS,
    grade: 'must',
    basis: 'implied',
    title: 'end_time is later than start_time.',
    reason: 'A window has a length; the two are swapped, or one lost its offset.',
    paths: [START, END],
    judge(value) {
      const window = windowOf(value)
      if (window === undefined || window.seconds > 0) return undefined
      if (window.seconds + clockSlackSeconds(window.end) > 0) return undefined
      return { found: `end_time is ${show(-window.seconds)} s before start_time`, paths: WINDOW_POINTERS }
    },
  },
  {
    id: 'time/both-offsets-or-neither',
    models: DATA_MODELS,
    grade: 'must',
    basis: 'implied',
    title: 'start_time and end_time both have an offset, or neither has one.',
    reason:
      'An offset is left out where the provider knows none, and it knows as much of the end as of the start.',
    paths: [START, END],
    judge(value) {
      const [start, end] = [timeAt(value, START), timeAt(value, END)]
      if (!start || !end || (start.offsetMinutes === undefined) === (end.offsetMinutes === undefined))
        return undefined
      const without = start.offsetMinutes === undefined ? 'start_time' : 'end_time'
      return { found: `only ${without} has no offset`, paths: WINDOW_POINTERS }
    },
  },
  {
    id: 'time/offset-moves-by-an-hour-at-most',
    models: DATA_MODELS,
    grade: 'should',
    basis: 'implied',
    title: 'The offsets of start_time and end_time differ by an hour at most.',
    reason:
      'They differ where the clocks change; more than that is a journey, or an offset read in the wrong unit.',
    paths: [START, END],
    judge(value) {
      const [start, end] = [timeAt(value, START)?.offsetMinutes, timeAt(value, END)?.offsetMinutes]
      if (start === undefined || end === undefined || Math.abs(end - start) <= 60) return undefined
      return { found: `the offset moves by ${end - start} minutes`, paths: WINDOW_POINTERS }
    },
  },
  {
    id: 'time/offsets-are-those-of-zones',
    models: DATA_MODELS,
    grade: 'should',
    basis: 'plausible',
    title: 'Offsets are quarters of an hour between −12:00 and +14:00.',
    reason: 'No zone in use has another; an offset in seconds or in hours was read as minutes.',
    paths: ofAny(DATA_MODELS, TIMESTAMPS),
    judge: (value, { model }) =>
      eachTime(value, TIMESTAMPS[model], (text) => {
        const offset = parseTime(text)?.offsetMinutes ?? 0
        return offset % 15 !== 0 || offset < -720 || offset > 840 ? `${text} is in no zone` : undefined
      }),
  },
  {
    id: 'time/samples-carry-offsets-as-the-window-does',
    models: DATA_MODELS,
    grade: 'should',
    basis: 'implied',
    title: 'Samples have offsets if and only if start_time has one.',
    reason: 'They come from one provider with one knowledge of the zone; mixed, they cannot be compared.',
    paths: [START, ...ofAny(DATA_MODELS, RECORDED)],
    judge(value, { model }) {
      const start = timeAt(value, START)
      if (start === undefined) return undefined
      const isLocal = start.offsetMinutes === undefined
      return eachTime(value, RECORDED[model], (text) => {
        const time = parseTime(text)
        return time && (time.offsetMinutes === undefined) !== isLocal
          ? `${text} has ${isLocal ? 'an' : 'no'} offset, unlike start_time`
          : undefined
      })
    },
  },
  {
    id: 'time/utc-has-no-other-offset',
    models: DATA_MODELS,
    grade: 'must',
    basis: 'documented',
    title: 'Where timestamp_localization says UTC, the offset is zero or left out.',
    reason: 'Terra: 0 means that the timestamps are in UTC, 1 that they are in local time.',
    paths: [LOCALIZATION, START, END],
    judge(value) {
      const isUtc = numberAt(value, LOCALIZATION) === 0
      const offsets = [timeAt(value, START)?.offsetMinutes, timeAt(value, END)?.offsetMinutes]
      const other = offsets.find((offset) => offset !== undefined && offset !== 0)
      if (!isUtc || other === undefined) return undefined
      return {
        found: `UTC is declared, and an offset is ${other} minutes`,
        paths: [...WINDOW_POINTERS, '/metadata/timestamp_localization'],
      }
    },
  },
  {
    id: 'time/not-in-the-future',
    models: DATA_MODELS,
    grade: 'should',
    basis: 'plausible',
    title: 'The window begins and ends no later than a day from now.',
    reason: 'Today ends at a midnight to come; anything later was read in the wrong unit, zone or century.',
    paths: [START, END],
    judge: notInTheFuture,
  },
  {
    id: 'time/whole-day',
    models: DAY_MODELS,
    grade: 'must',
    basis: 'documented',
    title: 'The window runs from 00:00:00 to 00:00:00 of the next day, by the wall clock.',
    reason:
      'Terra states it of daily, body, nutrition and menstruation, and consumers take the date part as the day. ' +
      'It elapses in 23 to 25 hours where clocks change.',
    paths: [START, END],
    judge(value) {
      const [start, end] = [timeAt(value, START), timeAt(value, END)]
      if (!start || !end) return undefined
      const areMidnights = start.wallMicros % MICROS_PER_DAY === 0 && end.wallMicros % MICROS_PER_DAY === 0
      if (areMidnights && calendarDay(end) === calendarDay(start) + 1) return undefined
      const [from, to] = [START, END].map((path) => select(value, path)[0]?.value)
      return { found: `the window is ${from} to ${to}`, paths: WINDOW_POINTERS }
    },
  },
  sessionLength('sleep', 24),
  sessionLength('activity', 48),
]

function notInTheFuture(value: unknown, { nowMs }: JudgeContext): Finding | undefined {
  if (nowMs === undefined) return undefined
  const latestMs = nowMs + 86_400_000
  return eachTime(value, [START, END], (text) => {
    const time = parseTime(text)
    if (time === undefined) return undefined
    // A local time is taken to be in the zone where it is earliest.
    const offsetMinutes = time.offsetMinutes ?? 14 * 60
    const epochMs = time.wallMicros / 1000 - offsetMinutes * 60_000
    return epochMs > latestMs ? `${text} is more than a day from now` : undefined
  })
}

function sessionLength(model: 'sleep' | 'activity', hours: number): Invariant {
  return {
    id: `time/${model}-is-${hours}-hours-at-most`,
    models: [model],
    grade: 'should',
    basis: 'plausible',
    title: `One ${model} lasts ${hours} hours at most.`,
    reason: 'A longer one was never ended, or its end was read in the wrong unit.',
    paths: [START, END],
    judge(value) {
      const window = windowOf(value)
      if (window === undefined || window.seconds <= hours * 3600) return undefined
      return { found: `the window is ${show(window.seconds / 3600)} h long`, paths: WINDOW_POINTERS }
    },
  }
}

function eachTime(
  value: unknown,
  paths: readonly string[],
  judge: (text: string) => string | undefined,
): Finding | undefined {
  const breaches = paths
    .flatMap((path) => select(value, path))
    .flatMap((spot: Spot) => {
      const found = typeof spot.value === 'string' ? judge(spot.value) : undefined
      return found === undefined ? [] : [{ value: found, pointer: spot.pointer }]
    })
  return summaryOf(breaches)
}
