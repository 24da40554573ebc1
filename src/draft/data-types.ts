import { DATA_TYPES, type DataType } from '../partner/data.ts'
import type { OpenApi, Operation, Parameter } from './open-api.ts'
import { findRange } from './range-parameters.ts'
import { viewSchema } from './schema-view.ts'
import { wordsOf } from './words.ts'

/** What the words of an operation say for and against each data type. */
const WEIGHTS: Readonly<Record<DataType, Readonly<Record<string, number>>>> = {
  sleep: { sleep: 5, sleeps: 5, night: 2, nights: 4, daily: -2, recovery: -3 },
  activity: {
    ...{ workout: 6, workouts: 6, exercise: 5, exercises: 5, activity: 4, activities: 5, training: 4 },
    ...{ trainings: 4, rides: 3, runs: 3, session: 2, sessions: 2, daily: -5, dailies: -5, day: -3 },
    ...{ summary: -1, sleep: -4, intraday: -3 },
  },
  daily: {
    ...{ daily: 6, dailies: 6, day: 4, days: 4, summary: 3, summaries: 3, activity: 2, activities: 1 },
    ...{ steps: 2, sleep: -4, stress: -3, readiness: -3, resilience: -3, spo2: -3, workout: -4 },
    ...{ nutrition: -4, weight: -4, cardiovascular: -3, body: -3, food: -4, meal: -4, session: -3 },
  },
  body: {
    ...{ weight: 5, weights: 5, body: 5, measurement: 4, measurements: 4, measure: 4, measures: 4 },
    ...{ biometrics: 4, biometric: 4, composition: 2, bmi: 2, scale: 2, user: -1, profile: -2, battery: -4 },
  },
  nutrition: { nutrition: 6, food: 5, foods: 5, meal: 6, meals: 6, diet: 4, diary: 3, intake: 2, water: 1 },
  menstruation: {
    ...{ menstruation: 8, menstrual: 8, period: 3, periods: 4, cycle: 3, cycles: 3, ovulation: 4 },
    ...{ recovery: -6, sleep: -6, strain: -6, workout: -6 },
  },
  athlete: {
    ...{ profile: 6, athlete: 6, me: 5, userinfo: 6, whoami: 5, personal: 3, account: 3, user: 3, users: 2 },
    ...{ sleep: -6, workout: -6, activities: -4, activity: -4, measurement: -4, weight: -4, webhook: -6 },
  },
}

/** Whatever it is about, this is not how its records are read. */
const UNLIKELY: Readonly<Record<string, number>> = {
  ...{
    goal: -6,
    goals: -6,
    create: -6,
    log: -1,
    delete: -6,
    upload: -6,
    update: -6,
    stream: -4,
    streams: -4,
  },
  ...{
    intraday: -3,
    webhook: -6,
    subscription: -6,
    subscriptions: -6,
    favorite: -6,
    frequent: -6,
    recent: -3,
  },
  ...{
    token: -8,
    oauth: -8,
    revoke: -8,
    zones: -4,
    comments: -6,
    kudos: -6,
    laps: -4,
    search: -1,
    types: -4,
  },
  ...{ lifetime: -4, tcx: -6, gpx: -6, fit: -5, export: -4, photos: -6, segment: -6, segments: -6, ecg: -4 },
  ...{ mapping: -5, recommendation: -4, timeseries: -3, club: -6, clubs: -6 },
}

const ENOUGH = 4

/** The operation that seems to give each data type; one operation serves one type. */
export function findDataTypes(api: OpenApi): ReadonlyMap<DataType, Operation> {
  const ranked = api.operations
    .flatMap((operation) =>
      DATA_TYPES.map((type) => ({ type, operation, score: score(api, type, operation) })),
    )
    .filter((candidate) => candidate.score >= ENOUGH)
    .toSorted((a, b) => b.score - a.score || a.operation.path.length - b.operation.path.length)
  const found = new Map<DataType, Operation>()
  for (const { type, operation } of ranked) {
    if (!found.has(type) && ![...found.values()].includes(operation)) found.set(type, operation)
  }
  return new Map(DATA_TYPES.flatMap((type) => (found.has(type) ? [[type, found.get(type)!] as const] : [])))
}

/** The data type that words speak of, as those of an event's name. */
export function dataTypeOfWords(words: readonly string[]): DataType | undefined {
  const [best] = DATA_TYPES.map((type) => ({ type, score: scoreOfWords(type, words) })).toSorted(
    (a, b) => b.score - a.score,
  )
  return best !== undefined && best.score >= ENOUGH ? best.type : undefined
}

function score(api: OpenApi, type: DataType, operation: Operation): number {
  const { answer, method, path, parameters, words } = operation
  if (answer === undefined) return 0
  const last =
    path
      .split('/')
      .filter((part) => part !== '' && !/\{/.test(part))
      .at(-1) ?? ''
  const named = scoreOfWords(type, words)
  if (named <= 0) return 0
  const range = findRange(parameters)
  const asks = range.from !== undefined || range.day !== undefined || range.since !== undefined
  const reads = method === 'GET' || asks || words.some((word) => /^(get|list|query|read|fetch)/.test(word))
  if (!reads) return 0
  const isTimed = type === 'athlete' ? !asks : asks
  return (
    named +
    Math.max(0, scoreOfWords(type, wordsOf(last))) / 2 +
    (isTimed ? 3 : -1) +
    (holdsList(api, operation) === (type !== 'athlete') ? 1 : 0) -
    4 * parameters.filter(isRecordId).length -
    path.split('/').length / 10
  )
}

/** A parameter of the path that is neither a user nor a day: the operation gives one record. */
function isRecordId({ in: where, name }: Parameter): boolean {
  return where === 'path' && !/user|member|athlete|date|day|start|end|from|to$/i.test(name)
}

function scoreOfWords(type: DataType, words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (WEIGHTS[type][word] ?? 0) + (UNLIKELY[word] ?? 0), 0)
}

function holdsList({ document }: OpenApi, { answer }: Operation): boolean {
  const view = viewSchema(document, answer?.schema)
  const members = Object.values(view.properties).map((schema) => viewSchema(document, schema))
  return [view, ...members].some(({ types }) => types.includes('array'))
}
