import { fieldPaths } from '../field-paths.ts'
import { calendarDay } from '../time.ts'
import type { Finding, RecordsInvariant, UserRecords } from './invariant.ts'
import { numberAt, timeAt } from './read.ts'
import { agree, firstOf, pointerOf, show, sum } from './rule.ts'

const START = 'metadata.start_time'

/** What a day counts, and where its workouts count the same. */
const COUNTED = [
  {
    name: 'distance',
    daily: 'distance_data.distance_meters',
    activity: 'distance_data.summary.distance_meters',
  },
  { name: 'steps', daily: 'distance_data.steps', activity: 'distance_data.summary.steps' },
] as const

/** Single numbers that daily and body both have, with body's path behind daily's. */
const SHARED: readonly (readonly [daily: string, body: string])[] = [
  ...numbersUnder('daily', 'oxygen_data').map((path): [string, string] => [path, path]),
  ...numbersUnder('daily', 'heart_rate_data').map((path): [string, string] => [path, `heart_data.${path}`]),
]

/** What holds between objects of different models and one user. */
export const acrossModelsInvariants: readonly RecordsInvariant[] = [
  {
    id: 'records/a-day-counts-its-activities',
    models: ['daily', 'activity'],
    grade: 'should',
    basis: 'implied',
    title: 'A day has at least the distance and the steps of the activities that start on it, within 5 %.',
    reason: 'A total includes its parts. Workouts entered by hand may not count, so it is a warning.',
    paths: [START, ...COUNTED.flatMap(({ daily, activity }) => [daily, activity])],
    judge: (records) =>
      firstOf([...(records.daily ?? []).entries()], ([index, day]) => countsActivities(day, index, records)),
  },
  {
    id: 'records/daily-and-body-agree',
    models: ['daily', 'body'],
    grade: 'must',
    basis: 'documented',
    title: 'What daily and body of one day both give is the same, within 1 %.',
    reason: 'Terra puts some values in both; they come from one source.',
    paths: [START, ...new Set(SHARED.flat())],
    judge: (records) =>
      firstOf([...(records.daily ?? []).entries()], ([index, day]) => agreesWithBody(day, index, records)),
  },
]

function countsActivities(day: unknown, index: number, { activity = [] }: UserRecords): Finding | undefined {
  const ofThisDay = activity.filter(
    (workout) => dayOf(workout) !== undefined && dayOf(workout) === dayOf(day),
  )
  return firstOf(COUNTED, ({ name, daily, activity: path }) => {
    const total = numberAt(day, daily)
    const parts = sum(ofThisDay.flatMap((workout) => numberAt(workout, path) ?? []))
    if (total === undefined || total >= 0.95 * parts - 10) return undefined
    const found = `a day with a ${name} of ${show(total)}, its activities have ${show(parts)}`
    return { found, paths: [`/daily/${index}${pointerOf(daily)}`] }
  })
}

function agreesWithBody(day: unknown, index: number, { body = [] }: UserRecords): Finding | undefined {
  const at = body.findIndex((other) => dayOf(other) !== undefined && dayOf(other) === dayOf(day))
  if (at < 0) return undefined
  return firstOf(SHARED, ([daily, bodily]) => {
    const [here, there] = [numberAt(day, daily), numberAt(body[at], bodily)]
    if (here === undefined || there === undefined || agree(here, there, 0.01)) return undefined
    return {
      found: `${daily} is ${show(here)} in daily, and ${show(there)} in body`,
      paths: [`/daily/${index}${pointerOf(daily)}`, `/body/${at}${pointerOf(bodily)}`],
    }
  })
}

function dayOf(value: unknown): number | undefined {
  const start = timeAt(value, START)
  return start && calendarDay(start)
}

function numbersUnder(model: 'daily', section: string): readonly string[] {
  return [...fieldPaths(model).values()]
    .filter(({ path, type }) => type === 'number' && path.startsWith(`${section}.`) && !path.includes('[]'))
    .map(({ path }) => path)
}
