import { DAY_MODELS, type ModelName } from '../model.ts'
import { calendarDay, secondsBetween } from '../time.ts'
import type { Finding, RecordsInvariant, UserRecords } from './invariant.ts'
import { select, timeAt, type Window, windowOf } from './read.ts'
import { firstOf, show } from './rule.ts'

const START = 'metadata.start_time'
const ID = 'metadata.summary_id'
const WINDOW = [START, 'metadata.end_time'] as const
const SESSIONS = ['activity', 'sleep'] as const

/** What holds of several objects of one model and one user. */
export const acrossRecordsInvariants: readonly RecordsInvariant[] = [
  {
    id: 'records/one-a-day',
    models: DAY_MODELS,
    grade: 'must',
    basis: 'documented',
    title: 'There is one daily, body, nutrition and menstruation a day.',
    reason: 'Consumers keep them by user and date part: of two, one overwrites the other.',
    paths: [START],
    judge: (records) => eachOf(DAY_MODELS, records, oneADay),
  },
  {
    id: 'records/ids-are-unique',
    models: SESSIONS,
    grade: 'must',
    basis: 'documented',
    title: 'No two activities, and no two sleeps, have the same summary_id.',
    reason: 'Consumers keep them by it: a constant, or the id of the day, makes all but one disappear.',
    paths: [ID, START],
    judge: (records) => eachOf(SESSIONS, records, idsAreUnique),
  },
  {
    id: 'records/are-not-told-twice',
    models: SESSIONS,
    grade: 'should',
    basis: 'implied',
    title: 'No two activities, and no two sleeps, of different ids overlap by more than 80 %.',
    reason: 'They are likely one, told twice: by two devices, or under a new id.',
    paths: [ID, ...WINDOW],
    judge: (records) => eachOf(SESSIONS, records, notToldTwice),
  },
  {
    id: 'records/one-main-sleep-a-night',
    models: ['sleep'],
    grade: 'should',
    basis: 'plausible',
    title: 'At most one sleep that ends on a day is not a nap.',
    reason:
      'Some providers send a broken night as several sleeps, so it is a warning; naps may lack their flag.',
    paths: ['metadata.is_nap', ...WINDOW],
    judge: (records) => eachOf(['sleep'], records, oneMainSleep),
  },
]

/** A record with what it is told apart by, and the pointer to it. */
interface Entry {
  readonly value: unknown
  readonly pointer: string
}

function eachOf(
  models: readonly ModelName[],
  records: UserRecords,
  judge: (entries: readonly Entry[]) => Finding | undefined,
): Finding | undefined {
  return firstOf(models, (model) =>
    judge((records[model] ?? []).map((value, index) => ({ value, pointer: `/${model}/${index}` }))),
  )
}

function oneADay(entries: readonly Entry[]): Finding | undefined {
  return secondOfKind(
    entries,
    ({ value }) => {
      const start = timeAt(value, START)
      return start && calendarDay(start)
    },
    (day, first, second) => ({
      found: `two objects of ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`,
      paths: [first.pointer, second.pointer].map((pointer) => `${pointer}/metadata/start_time`),
    }),
  )
}

function idsAreUnique(entries: readonly Entry[]): Finding | undefined {
  return secondOfKind(
    entries,
    ({ value }) => textAt(value, ID),
    (id, first, second) => {
      const [one, other] = [textAt(first.value, START), textAt(second.value, START)]
      const starts = one === other ? 'with the same start_time' : `at ${one} and ${other}`
      return {
        found: `two objects have the summary_id ${JSON.stringify(id)}, ${starts}`,
        paths: [first.pointer, second.pointer].map((pointer) => `${pointer}/metadata/summary_id`),
      }
    },
  )
}

function oneMainSleep(entries: readonly Entry[]): Finding | undefined {
  const nights = entries.filter(({ value }) => select(value, 'metadata.is_nap')[0]?.value === false)
  return secondOfKind(
    nights,
    ({ value }) => {
      const end = timeAt(value, 'metadata.end_time')
      return end && calendarDay(end)
    },
    (day, first, second) => ({
      found: `two nights end on ${new Date(day * 86_400_000).toISOString().slice(0, 10)}`,
      paths: [first.pointer, second.pointer].map((pointer) => `${pointer}/metadata/is_nap`),
    }),
  )
}

function notToldTwice(entries: readonly Entry[]): Finding | undefined {
  const sessions = entries.flatMap((entry) => {
    const window = windowOf(entry.value)
    const id = textAt(entry.value, ID)
    return window && window.seconds > 0 && id !== undefined ? [{ ...entry, window, id }] : []
  })
  return firstOf([...sessions.entries()], ([index, one]) =>
    firstOf(sessions.slice(index + 1), (other) => {
      const share = one.id === other.id ? 0 : overlapOf(one.window, other.window)
      if (share <= 0.8) return undefined
      const paths = [one.pointer, other.pointer].map((pointer) => `${pointer}/metadata`)
      return { found: `two objects overlap by ${show(100 * share)} %`, paths }
    }),
  )
}

/** The share of the longer window that lies in the other; 0 where they cannot be compared. */
function overlapOf(a: Window, b: Window): number {
  const gap = secondsBetween(a.start, b.start)
  if (gap === undefined) return 0
  const seconds = Math.min(a.seconds, gap + b.seconds) - Math.max(0, gap)
  return Math.max(0, seconds) / Math.max(a.seconds, b.seconds)
}

function secondOfKind<Kind>(
  entries: readonly Entry[],
  kindOf: (entry: Entry) => Kind | undefined,
  tell: (kind: Kind, first: Entry, second: Entry) => Finding,
): Finding | undefined {
  const seen = new Map<Kind, Entry>()
  for (const entry of entries) {
    const kind = kindOf(entry)
    if (kind === undefined) continue
    const first = seen.get(kind)
    if (first !== undefined) return tell(kind, first, entry)
    seen.set(kind, entry)
  }
  return undefined
}

function textAt(value: unknown, path: string): string | undefined {
  const found = select(value, path)[0]?.value
  return typeof found === 'string' ? found : undefined
}
