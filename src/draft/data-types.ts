import { DATA_TYPES, type DataType } from '../partner/data.ts'
import type { OpenApi, Operation, Parameter } from './open-api.ts'
import { findRange } from './range-parameters.ts'
import { viewSchema } from './schema-view.ts'
import { wordsOf } from './words.ts'

type Weights = Readonly<Record<string, number>>

/** What the words of an operation, in the singular, say for and against each data type. */
const WEIGHTS: Readonly<Record<DataType, Weights>> = {
  sleep: { sleep: 6, night: 3, nightly: 2, daily: -2, recovery: -3, recharge: -4, cardio: -4 },
  activity: {
    ...{ workout: 7, exercise: 7, activity: 5, training: 5, ride: 3, run: 3, session: 2 },
    ...{ daily: -5, day: -3, summary: -1, sleep: -6, intraday: -3 },
  },
  daily: {
    ...{ daily: 7, day: 5, wellness: 6, summary: 4, activity: 3, step: 3, cycle: 2, sleep: -4, stress: -3 },
    ...{ readiness: -3, resilience: -3, spo2: -3, workout: -5, exercise: -5, nutrition: -4, weight: -4 },
    ...{ cardiovascular: -3, body: -3, food: -4, meal: -4, session: -3 },
  },
  body: {
    ...{ weight: 6, body: 5, measurement: 5, measure: 5, biometric: 5, composition: 2, bmi: 2, scale: 2 },
    ...{ physical: 6, glucose: 4, egv: 4, user: -1, profile: -2, battery: -4, activity: -3, temperature: -2 },
  },
  nutrition: { nutrition: 7, food: 6, meal: 6, diet: 4, diary: 3, intake: 2, water: 1 },
  menstruation: {
    ...{ menstruation: 8, menstrual: 8, ovulation: 5, period: 4, cycle: 4 },
    ...{ recovery: -6, sleep: -6, strain: -6, workout: -6 },
  },
  athlete: {
    ...{ profile: 7, athlete: 7, me: 5, userinfo: 6, whoami: 5, personal: 4, account: 3, user: 4 },
    ...{ sleep: -6, workout: -6, exercise: -6, activity: -6, measurement: -4, weight: -4, webhook: -6 },
    ...{ physical: -2, cycle: -6, recovery: -6, bulk: -4, friend: -6, leaderboard: -6 },
  },
}

/** Whatever it is about, this is not how its records are read. */
const UNLIKELY: Weights = {
  ...{ goal: -6, create: -6, log: -1, delete: -6, upload: -6, update: -6, stream: -4, intraday: -3 },
  ...{ webhook: -6, subscription: -6, favorite: -6, frequent: -6, recent: -3, token: -8, oauth: -8 },
  ...{ revoke: -8, zone: -4, comment: -6, kudos: -6, lap: -4, search: -1, type: -4, lifetime: -4, tcx: -6 },
  ...{ gpx: -6, fit: -5, export: -4, photo: -6, segment: -6, ecg: -4, mapping: -5, recommendation: -4 },
  ...{ timeseries: -3, club: -6, planned: -6, plan: -6, template: -6, tag: -6, folder: -6, curve: -6 },
  ...{ transaction: -6, sample: -4, available: -4, deprecated: -4, bulk: -3, sandbox: -8, event: -4 },
  ...{ download: -6, csv: -4, zip: -6, setting: -4, gear: -6, notify: -6, device: -4, alert: -4 },
}

/** Names of fields that only records of this type have. */
const FIELDS: Readonly<Record<DataType, RegExp>> = {
  sleep: /^(deep|light|rem|awake|asleep|hypnogram|bedtime|snoring|stages?|latency|nap)$/,
  activity: /^(sport|distance|pace|cadence|watts|kilojoules?|laps?|moving|elevation|swim\w*|bike|run)$/,
  daily: /^(steps?|floors?|sedentary|strain|readiness|resting|active)$/,
  body: /^(weight|bmi|fat|height|muscle|bone|systolic|diastolic|glucose|hydration|temperature)$/,
  nutrition: /^(proteins?|carbohydrates?|carbs|fats?|fibers?|sugars?|sodium|meals?|foods?)$/,
  menstruation: /^(ovulation|ovulatory|menstru\w*|luteal|follicular|fertile|fertility|flow|pregnan\w*)$/,
  athlete: /^(email|first|firstname|last|lastname|fullname|birth|birthday|birthdate|gender|sex|locale)$/,
}
const MOST_FROM_FIELDS = 3

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
  const hits = fieldHits(api, type, operation)
  // A period or a cycle may be of anything.
  if (type === 'menstruation' && hits === 0 && !words.some((word) => /^(menstru|ovulat)/.test(word))) return 0
  const range = findRange(parameters)
  const asks = range.from !== undefined || range.day !== undefined || range.since !== undefined
  const reads = method === 'GET' || asks || words.some((word) => /^(get|list|query|read|fetch)/.test(word))
  if (!reads) return 0
  const isTimed = type === 'athlete' ? !asks : asks
  return (
    named +
    Math.min(MOST_FROM_FIELDS, hits) +
    Math.max(0, scoreOfWords(type, wordsOf(last))) / 2 +
    (isTimed ? 3 : -2) +
    (holdsList(api, operation) === (type !== 'athlete') ? 1 : 0) -
    4 * parameters.filter(isRecordId).length -
    path.split('/').length / 10
  )
}

/** A parameter of the path that is neither a user nor a day: the operation gives one record. */
function isRecordId({ in: where, name, isUser }: Parameter): boolean {
  return where === 'path' && !isUser && !/date|day|start|end|from|to$/i.test(name)
}

/** The singular and the plural of a word count once. */
function scoreOfWords(type: DataType, words: readonly string[]): number {
  const weights = WEIGHTS[type]
  return [...new Set(words.map(singular))].reduce(
    (sum, word) => sum + (weights[word] ?? 0) + (UNLIKELY[word] ?? 0),
    0,
  )
}

function singular(word: string): string {
  if (word === 'kudos') return word
  if (word.startsWith('intraday')) return 'intraday'
  return word.replace(/ies$/, 'y').replace(/([^s])s$/, '$1')
}

/** How many words among the names of the answer's fields are those of this type. */
function fieldHits(api: OpenApi, type: DataType, { answer }: Operation): number {
  const words = new Set(fieldNames(api, answer?.schema, 0).flatMap(wordsOf))
  return [...words].filter((word) => FIELDS[type].test(word)).length
}

const DEEPEST = 4

function fieldNames(api: OpenApi, schema: unknown, depth: number): readonly string[] {
  if (depth > DEEPEST) return []
  const { properties, items } = viewSchema(api.document, schema)
  const inner = [...Object.values(properties), ...(items === undefined ? [] : [items])]
  return [...Object.keys(properties), ...inner.flatMap((next) => fieldNames(api, next, depth + 1))]
}

function holdsList({ document }: OpenApi, { answer }: Operation): boolean {
  const view = viewSchema(document, answer?.schema)
  const members = Object.values(view.properties).map((schema) => viewSchema(document, schema))
  return [view, ...members].some(({ types }) => types.includes('array'))
}
