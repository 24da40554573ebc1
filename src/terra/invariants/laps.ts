import { clockSlackSeconds, secondsBetween, type TerraTime } from '../time.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberAt, numberOf, select, timeOf, windowOf } from './read.ts'
import { agree, firstOf, pointerOf, show, sum } from './rule.ts'

const LAPS = 'lap_data.laps[]'
const DISTANCE = 'distance_data.summary.distance_meters'
const TIMES = [`${LAPS}.start_time`, `${LAPS}.end_time`]
const TRIGGER = `${LAPS}.trigger_method`
const activity = { models: ['activity'] } as const

/** What holds of laps. Those of different triggers may run side by side, so each trigger is judged by itself. */
export const lapInvariants: readonly Invariant[] = [
  {
    id: 'laps/end-after-they-start',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'A lap ends after it starts.',
    reason: 'The two are swapped, or one is in another zone.',
    paths: TIMES,
    judge: (value) =>
      firstOf(lapsOf(value), (lap) =>
        lap.seconds !== undefined && lap.seconds + lap.slack <= 0
          ? { found: `a lap of ${show(lap.seconds)} s`, paths: [`${lap.pointer}/end_time`] }
          : undefined,
      ),
  },
  {
    id: 'laps/inside-the-window',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'Laps lie between start_time and end_time, give or take a minute.',
    reason: 'They divide the workout; one of the two is in another zone or unit.',
    paths: [...TIMES, 'metadata.start_time', 'metadata.end_time'],
    judge: lapsInsideWindow,
  },
  {
    id: 'laps/do-not-overlap',
    ...activity,
    grade: 'must',
    basis: 'documented',
    title: 'Laps of one trigger_method do not overlap.',
    reason:
      'Devices record automatic splits beside the laps that were pressed for; within one kind, one follows the other.',
    paths: [...TIMES, TRIGGER],
    judge: (value) => firstOf(streamsOf(value), doNotOverlap),
  },
  {
    id: 'laps/distances-add-up',
    ...activity,
    grade: 'should',
    basis: 'implied',
    title: 'The laps of a trigger_method cover the distance of the workout, within 5 %.',
    reason: 'Laps may end before the workout does, so it is a warning; a factor is a unit.',
    paths: [`${LAPS}.distance_meters`, TRIGGER, DISTANCE],
    judge: distancesAddUp,
  },
  {
    id: 'laps/speed-is-distance-over-time',
    ...activity,
    grade: 'should',
    basis: 'implied',
    title: 'The average speed of a lap is its distance over its active time, or its length, within 10 %.',
    reason: 'Pauses may count or not; a factor of 3.6 or 1000 is a unit.',
    paths: [
      ...TIMES,
      ...['distance_meters', 'avg_speed_meters_per_second', 'active_duration_seconds'].map(
        (key) => `${LAPS}.${key}`,
      ),
    ],
    judge: (value) => firstOf(lapsOf(value), speedFits),
  },
  {
    id: 'laps/active-time-fits',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'The active time of a lap is no longer than the lap, within two seconds.',
    reason: 'It is a part of the lap; milliseconds were passed on.',
    paths: [...TIMES, `${LAPS}.active_duration_seconds`],
    judge: (value) =>
      firstOf(lapsOf(value), ({ item, seconds, slack, pointer }) => {
        const active = numberOf(item, 'active_duration_seconds')
        if (active === undefined || seconds === undefined || active <= seconds + slack + 2) return undefined
        const found = `${show(active)} s active in a lap of ${show(seconds)} s`
        return { found, paths: [`${pointer}/active_duration_seconds`] }
      }),
  },
]

interface Lap {
  readonly item: unknown
  readonly trigger: string
  readonly start: TerraTime | undefined
  readonly end: TerraTime | undefined
  readonly seconds: number | undefined
  /** By how much it may really be longer, where a local clock is put back. */
  readonly slack: number
  readonly pointer: string
}

function lapsOf(value: unknown): readonly Lap[] {
  return listsAt(value, LAPS).flatMap(({ value: items, pointer }) =>
    items.map((item, index) => {
      const [start, end] = [timeOf(item, 'start_time'), timeOf(item, 'end_time')]
      return {
        item,
        trigger: String(select(item, 'trigger_method')[0]?.value ?? ''),
        start,
        end,
        seconds: start && end && secondsBetween(start, end),
        slack: Math.max(...[start, end].map((time) => (time ? clockSlackSeconds(time) : 0))),
        pointer: `${pointer}/${index}`,
      }
    }),
  )
}

function streamsOf(value: unknown): readonly (readonly Lap[])[] {
  const laps = lapsOf(value)
  return [...new Set(laps.map((lap) => lap.trigger))].map((trigger) =>
    laps.filter((lap) => lap.trigger === trigger),
  )
}

function lapsInsideWindow(value: unknown): Finding | undefined {
  const window = windowOf(value)
  if (window === undefined || window.seconds < 0) return undefined
  return firstOf(lapsOf(value), ({ start, end, slack, pointer }) => {
    const from = start && secondsBetween(window.start, start)
    const to = end && secondsBetween(end, window.end)
    if ((from ?? 0) + slack >= -60 && (to ?? 0) + clockSlackSeconds(window.end) >= -60) return undefined
    return { found: 'a lap is outside the window', paths: [`${pointer}/start_time`, `${pointer}/end_time`] }
  })
}

function doNotOverlap(laps: readonly Lap[]): Finding | undefined {
  const timed = laps.filter((lap) => lap.start !== undefined && lap.end !== undefined)
  const sorted = timed.toSorted((a, b) => secondsBetween(b.start!, a.start!) ?? 0)
  for (const [index, lap] of sorted.entries()) {
    const next = sorted[index + 1]
    const gap = next && secondsBetween(lap.end!, next.start!)
    if (gap === undefined || gap + next!.slack >= -1) continue
    return {
      found: `a lap begins ${show(-gap)} s before the one before it ends`,
      paths: [`${lap.pointer}/end_time`, `${next!.pointer}/start_time`],
    }
  }
  return undefined
}

function distancesAddUp(value: unknown): Finding | undefined {
  const total = numberAt(value, DISTANCE)
  const sums = streamsOf(value).flatMap((laps) => {
    const meters = laps.map((lap) => numberOf(lap.item, 'distance_meters'))
    return meters.includes(undefined) || meters.length === 0 ? [] : [sum(meters as number[])]
  })
  if (total === undefined || sums.length === 0) return undefined
  if (sums.some((meters) => agree(meters, total, 0.05, 20))) return undefined
  return {
    found: `laps of ${sums.map(show).join(' or ')} m, a distance of ${show(total)} m`,
    paths: ['/lap_data/laps', pointerOf(DISTANCE)],
  }
}

function speedFits({ item, seconds, pointer }: Lap): Finding | undefined {
  const meters = numberOf(item, 'distance_meters')
  const speed = numberOf(item, 'avg_speed_meters_per_second')
  const durations = [numberOf(item, 'active_duration_seconds'), seconds].filter(
    (length) => length !== undefined,
  )
  if (meters === undefined || speed === undefined || durations.length === 0) return undefined
  if (durations.some((length) => length === 0 || agree(speed, meters / length, 0.1, 0.05))) return undefined
  const found = `${show(speed)} m/s, but ${show(meters)} m in ${durations.map(show).join(' or ')} s`
  return { found, paths: [`${pointer}/avg_speed_meters_per_second`] }
}
