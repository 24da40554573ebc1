import type { DataModelName } from '../model.ts'
import { clockSlackSeconds, parseTime, secondsBetween, type TerraTime } from '../time.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberOf, type Spot, select, timeAt, timeOf, windowOf } from './read.ts'
import { firstOf, show, summaryOf } from './rule.ts'
import { ofAny, RECORDED, SERIES, TIMED } from './time-paths.ts'

/** A day of a cycle carries what was logged on its other days too, so its window does not bound it. */
const WINDOWED: readonly DataModelName[] = ['sleep', 'activity', 'daily', 'body', 'nutrition']
const MEASURED: readonly DataModelName[] = ['sleep', 'activity', 'daily', 'body']
const WITH_TIMER: readonly DataModelName[] = ['sleep', 'activity', 'daily']
const SLACK_SECONDS = 60

/** What holds of every list of samples, whatever they measure. */
export const sampleInvariants: readonly Invariant[] = [
  {
    id: 'samples/inside-the-window',
    models: WINDOWED,
    grade: 'must',
    basis: 'implied',
    title:
      'Samples, meals, tags and measurements lie between start_time and end_time, give or take a minute.',
    reason: 'They were recorded within the object; outside it, one of the two is in another zone or unit.',
    paths: ['metadata.start_time', 'metadata.end_time', ...ofAny(WINDOWED, RECORDED)],
    judge(value, { model }) {
      const window = windowOf(value)
      if (window === undefined || window.seconds < 0) return undefined
      const breaches = RECORDED[model].flatMap((path) =>
        select(value, path).flatMap(({ value: text, pointer }) => {
          const time = parseTime(text)
          const seconds = time && secondsBetween(window.start, time)
          if (time === undefined || seconds === undefined) return []
          if (
            seconds >= -SLACK_SECONDS - clockSlackSeconds(time) &&
            seconds <= window.seconds + SLACK_SECONDS + clockSlackSeconds(window.end)
          )
            return []
          return [{ value: `${text} is outside the window`, pointer }]
        }),
      )
      return summaryOf(breaches)
    },
  },
  {
    id: 'samples/ascend-in-time',
    models: MEASURED,
    grade: 'must',
    basis: 'implied',
    title: 'The timestamps of a list of samples ascend, and none comes twice.',
    reason:
      'A series is told in the order of time. Series of different types may share a list, and a local clock may go ' +
      'back once, in the night it is put back.',
    paths: ofAny(MEASURED, SERIES).map((list) => `${list}.timestamp`),
    judge: (value, { model }) =>
      firstOf(SERIES[model], (list) =>
        firstOf(listsAt(value, list), (spot) => firstOf(seriesOf(spot), ascends)),
      ),
  },
  {
    id: 'samples/timer-runs-forward',
    models: WITH_TIMER,
    grade: 'must',
    basis: 'implied',
    title: 'timer_duration_seconds never falls, and is never ahead of the time since start_time.',
    reason:
      'It is the time since the start without pauses: milliseconds, or a duration per sample, break it.',
    paths: ['metadata.start_time', ...ofAny(WITH_TIMER, TIMED).flatMap(timerPaths)],
    judge(value, { model }) {
      const start = timeAt(value, 'metadata.start_time')
      return firstOf(TIMED[model], (list) =>
        firstOf(listsAt(value, list), (spot) => timerRunsForward(spot, start)),
      )
    },
  },
  {
    id: 'samples/timer-is-in-seconds',
    models: ['activity'],
    grade: 'should',
    basis: 'plausible',
    title: 'The timer of the last sample is a twentieth of the time since start_time, or zero.',
    reason: 'Few people pause for nearly all of it: minutes or hours were taken for seconds.',
    paths: ['metadata.start_time', ...TIMED.activity.flatMap(timerPaths)],
    judge(value) {
      const start = timeAt(value, 'metadata.start_time')
      if (start === undefined) return undefined
      return firstOf(TIMED.activity, (list) =>
        firstOf(listsAt(value, list), (spot) => timerIsInSeconds(spot, start)),
      )
    },
  },
]

function timerPaths(list: string): readonly string[] {
  return [`${list}.timestamp`, `${list}.timer_duration_seconds`]
}

interface Sample {
  readonly time: TerraTime
  readonly pointer: string
}

/** A list split by what was measured: blood and muscle, blood and urine. */
function seriesOf({ value: items, pointer }: Spot<readonly unknown[]>): readonly (readonly Sample[])[] {
  const series = new Map<number | undefined, Sample[]>()
  for (const [index, item] of items.entries()) {
    const time = timeOf(item, 'timestamp')
    if (time === undefined) continue
    const type = numberOf(item, 'type') ?? numberOf(item, 'sample_type')
    const samples = series.get(type) ?? []
    series.set(type, samples)
    samples.push({ time, pointer: `${pointer}/${index}/timestamp` })
  }
  return [...series.values()]
}

function ascends(samples: readonly Sample[]): Finding | undefined {
  const breaches: Spot<string>[] = []
  let clockChanges = 0
  for (const [index, sample] of samples.entries()) {
    const before = samples[index - 1]
    const seconds = before && secondsBetween(before.time, sample.time)
    if (seconds === undefined || seconds > 0) continue
    const slack = clockSlackSeconds(sample.time)
    if (slack > 0 && seconds >= -slack && clockChanges++ === 0) continue
    const found =
      seconds === 0 ? 'a timestamp comes twice' : `a sample is ${show(-seconds)} s before the last`
    breaches.push({ value: found, pointer: sample.pointer })
  }
  return summaryOf(breaches)
}

function timerRunsForward(
  { value: items, pointer }: Spot<readonly unknown[]>,
  start: TerraTime | undefined,
): Finding | undefined {
  const breaches: Spot<string>[] = []
  let last = 0
  for (const [index, item] of items.entries()) {
    const timer = numberOf(item, 'timer_duration_seconds')
    if (timer === undefined) continue
    const at = `${pointer}/${index}/timer_duration_seconds`
    const time = timeOf(item, 'timestamp')
    const elapsed = start && time && secondsBetween(start, time)
    const slack = start?.offsetMinutes === undefined ? 3600 : 0
    if (timer < last)
      breaches.push({ value: `the timer falls from ${show(last)} to ${show(timer)} s`, pointer: at })
    else if (elapsed !== undefined && timer > elapsed + 1 + slack)
      breaches.push({ value: `the timer shows ${show(timer)} s after ${show(elapsed)} s`, pointer: at })
    last = timer
  }
  return summaryOf(breaches)
}

function timerIsInSeconds(
  { value: items, pointer }: Spot<readonly unknown[]>,
  start: TerraTime,
): Finding | undefined {
  const last = items.at(-1)
  const timer = numberOf(last, 'timer_duration_seconds')
  const time = timeOf(last, 'timestamp')
  const elapsed = time && secondsBetween(start, time)
  const slack = start.offsetMinutes === undefined ? 3600 : 0
  if (!timer || elapsed === undefined || timer >= (elapsed - slack) / 20) return undefined
  return {
    found: `the timer shows ${show(timer)} s after ${show(elapsed)} s`,
    paths: [`${pointer}/${items.length - 1}/timer_duration_seconds`],
  }
}
