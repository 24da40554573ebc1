import { calendarDay, parseTime } from '../time.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberAt, select, timeAt, timeOf } from './read.ts'
import { inOrder, show, whenNumbers, withinRange } from './rule.ts'

const MD = 'menstruation_data'
const DAY = `${MD}.day_in_cycle`
const CYCLE = `${MD}.cycle_length_days`
const PREDICTED = `${MD}.predicted_cycle_length_days`
const PERIOD_START = `${MD}.period_start_date`
const FERTILE = ['fertility_window_start', 'ovulation_day', 'fertility_window_end'].map(
  (name) => `${MD}.${name}`,
)
const INTERVALS = `${MD}.intervals[]`
const menstruation = { models: ['menstruation'] } as const

/** What holds of a day of a cycle. */
export const menstruationInvariants: readonly Invariant[] = [
  {
    id: 'menstruation/days-count-from-one',
    ...menstruation,
    grade: 'must',
    basis: 'implied',
    title: 'The first day of a cycle is day 1.',
    reason: 'Day 0 is an index that was not moved by one.',
    ...whenNumbers([DAY], ([day]) => (day < 1 ? `day ${day} of the cycle` : undefined)),
  },
  {
    id: 'menstruation/day-is-in-the-cycle',
    ...menstruation,
    grade: 'must',
    basis: 'implied',
    title: 'The day is no later than the cycle is long.',
    reason: 'A day after the last belongs to the next cycle.',
    ...inOrder([DAY, CYCLE]),
  },
  {
    id: 'menstruation/day-is-in-the-predicted-cycle',
    ...menstruation,
    grade: 'should',
    basis: 'plausible',
    title: 'The day is no more than two weeks later than the cycle was predicted to be long.',
    reason: 'Predictions are exceeded by days; by weeks, the start of a period was missed.',
    ...inOrder([DAY, PREDICTED], 14),
  },
  {
    id: 'menstruation/period-is-in-the-cycle',
    ...menstruation,
    grade: 'must',
    basis: 'implied',
    title: 'The period is no longer than the cycle.',
    reason: 'It is a part of it; the two are swapped.',
    ...inOrder([`${MD}.period_length_days`, CYCLE]),
  },
  {
    id: 'menstruation/lengths-are-plausible',
    ...menstruation,
    grade: 'should',
    basis: 'plausible',
    title: 'A cycle has 15 to 100 days.',
    reason: 'More are hours or minutes, fewer weeks or the period alone.',
    ...withinRange([CYCLE, PREDICTED], 15, 100),
  },
  {
    id: 'menstruation/day-counts-from-the-period',
    ...menstruation,
    grade: 'must',
    basis: 'implied',
    title: 'The day of the object is period_start_date plus day_in_cycle less one.',
    reason: 'The period begins on day 1: a date moved by a zone, or counted from 0, breaks it.',
    paths: [PERIOD_START, DAY, 'metadata.start_time'],
    judge: dayCountsFromPeriod,
  },
  {
    id: 'menstruation/ovulation-is-in-the-fertile-window',
    ...menstruation,
    grade: 'must',
    basis: 'implied',
    title: 'The fertile window starts, ovulation follows, the window ends.',
    reason: 'Ovulation is within the window; two of the three dates are swapped.',
    paths: FERTILE,
    judge: ovulationIsFertile,
  },
  {
    id: 'menstruation/intervals-follow-one-another',
    ...menstruation,
    grade: 'must',
    basis: 'documented',
    title: 'Intervals end after they start, come in order and do not overlap.',
    reason: 'Terra: each spans a range of its own within the cycle.',
    paths: [`${INTERVALS}.start_timestamp`, `${INTERVALS}.end_timestamp`],
    judge: intervalsFollow,
  },
]

function dayCountsFromPeriod(value: unknown): Finding | undefined {
  const [start, today] = [timeAt(value, PERIOD_START), timeAt(value, 'metadata.start_time')]
  const day = numberAt(value, DAY)
  if (start === undefined || today === undefined || day === undefined) return undefined
  const counted = calendarDay(today) - calendarDay(start) + 1
  if (counted === day) return undefined
  return {
    found: `day ${show(day)}, but ${show(counted)} counted from period_start_date`,
    paths: ['/menstruation_data/day_in_cycle', '/menstruation_data/period_start_date'],
  }
}

function ovulationIsFertile(value: unknown): Finding | undefined {
  const dates = FERTILE.flatMap((path) => {
    const [spot] = select(value, path)
    const time = parseTime(spot?.value)
    return spot && time ? [{ day: calendarDay(time), text: spot.value, pointer: spot.pointer }] : []
  })
  const at = dates.findIndex(({ day }, index) => index > 0 && day < dates[index - 1]!.day)
  if (at < 1) return undefined
  const [before, after] = [dates[at - 1]!, dates[at]!]
  return { found: `${before.text} comes before ${after.text}`, paths: [before.pointer, after.pointer] }
}

function intervalsFollow(value: unknown): Finding | undefined {
  for (const { value: intervals, pointer } of listsAt(value, INTERVALS)) {
    let lastEnd = Number.NEGATIVE_INFINITY
    for (const [index, interval] of intervals.entries()) {
      const [start, end] = [timeOf(interval, 'start_timestamp'), timeOf(interval, 'end_timestamp')]
      if (start === undefined || end === undefined) continue
      const at = `${pointer}/${index}`
      if (end.wallMicros < start.wallMicros)
        return { found: 'an interval ends before it starts', paths: [`${at}/end_timestamp`] }
      if (start.wallMicros < lastEnd)
        return { found: 'an interval starts before the last one ends', paths: [`${at}/start_timestamp`] }
      lastEnd = end.wallMicros
    }
  }
  return undefined
}
