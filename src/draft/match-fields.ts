import type { DataType } from '../partner/data.ts'
import { fieldWords, type PartnerField } from './partner-fields.ts'
import { isUnitWord } from './units.ts'

/** Different words for one thing. */
const CANON: Readonly<Record<string, string>> = {
  ...{
    average: 'avg',
    mean: 'avg',
    minimum: 'min',
    lowest: 'min',
    maximum: 'max',
    highest: 'max',
    peak: 'max',
  },
  ...{
    heartrate: 'hr',
    pulse: 'hr',
    bpm: 'hr',
    kilocalories: 'calorie',
    kilocalorie: 'calorie',
    kcal: 'calorie',
  },
  ...{ calories: 'calorie', cal: 'calorie', energy: 'calorie', oxygensaturation: 'spo2', saturation: 'spo2' },
  ...{ respiratory: 'breath', respiration: 'breath', breathing: 'breath', breaths: 'breath' },
  ...{ speeds: 'speed', altitude: 'elevation', climb: 'elevation', firmware: 'firmware', onset: 'latency' },
  ...{ watts: 'power', asc: 'ascent', percentage: 'percent', waking: 'awake', disturbances: 'disturbance' },
  ...{ awakening: 'awakenings', basal: 'basal', percent: 'percent', activity: 'active', kj: 'kilojoules' },
  ...{
    kilojoule: 'kilojoules',
    start: 'start',
    wakeups: 'wakeup',
    awaketime: 'awake',
    intensities: 'intensity',
  },
}

/** They say how a value is written, not what it is. */
const NOISE = new Set([
  ...[
    'duration',
    'time',
    'in',
    'of',
    'the',
    'value',
    'data',
    'count',
    'num',
    'number',
    'amount',
    'length',
    'rate',
  ],
  ...[
    'per',
    'day',
    'daily',
    'level',
    'and',
    'sum',
    'summary',
    'during',
    'user',
    'measurement',
    'period',
    'stage',
  ],
])
/** Words that the data type says already. */
const SAID: Readonly<Partial<Record<DataType, readonly string[]>>> = {
  sleep: ['sleep', 'night', 'sleeping', 'long', 'minutes', 'stages'],
  activity: ['workout', 'exercise', 'session', 'sport', 'training'],
  body: ['body', 'total'],
  nutrition: ['nutrition', 'food', 'nutrients', 'dietary'],
}

/** They say what they are only together with the names around them: a score of readiness is none of sleep. */
const VAGUE = new Set(['score', 'index', 'state'])
/** What differs from the thing by more than a detail. */
const CHANGES = new Set([
  'delta',
  'deviation',
  'trend',
  'goal',
  'target',
  'need',
  'needed',
  'baseline',
  'debt',
])

export interface Match {
  readonly target: string
  readonly field: PartnerField
  /** 3: the same words · 2: with those of the names around it · 1: all of Terra's and more. */
  readonly closeness: 1 | 2 | 3
}

/** Which field fills which target: the closest first, each field and each target once. */
export function matchFields(
  type: DataType,
  names: readonly (readonly [string, ...(readonly string[])])[],
  fields: readonly PartnerField[],
): readonly Match[] {
  const candidates = names.flatMap(([target, ...known]) =>
    fields.flatMap((field) => {
      const closeness = closenessOf(type, field, known)
      return closeness === undefined || !suits(field, target) ? [] : [{ target, field, closeness }]
    }),
  )
  const taken = new Set<unknown>()
  return candidates
    .toSorted((a, b) => b.closeness - a.closeness || a.field.keys.length - b.field.keys.length)
    .filter(({ target, field }) => {
      if (taken.has(target) || taken.has(field)) return false
      taken.add(target)
      taken.add(field)
      return true
    })
}

function closenessOf(
  type: DataType,
  field: PartnerField,
  known: readonly string[],
): Match['closeness'] | undefined {
  const { own, all } = fieldWords(field)
  const wanted = known.map((name) => canonical(type, name.split(' '), false))
  const ownWords = canonical(type, own, true)
  const allWords = canonical(type, all, true)
  // The share that something had in a score, not the thing itself.
  if (all.some((word) => /^contribut(or|ors|ion|ions)$/.test(word))) return undefined
  const isVague = ownWords.size === 1 && [...ownWords].some((word) => VAGUE.has(word))
  if (!(isVague && !isSame(ownWords, allWords)) && wanted.some((set) => isSame(set, ownWords))) return 3
  if (wanted.some((set) => isSame(set, allWords))) return 2
  const isWider = (words: ReadonlySet<string>) =>
    wanted.some(
      (set) =>
        set.size > 1 &&
        words.size === set.size + 1 &&
        [...set].every((word) => words.has(word)) &&
        ![...words].some((word) => CHANGES.has(word) && !set.has(word)),
    )
  return isWider(ownWords) || isWider(allWords) ? 1 : undefined
}

/** The words that tell what a field is. */
export function canonical(type: DataType, words: readonly string[], isField: boolean): ReadonlySet<string> {
  const joined = words.join(' ').replaceAll('heart rate variability', 'hrv').replaceAll('heart rate', 'hr')
  const list = joined.replaceAll('oxygen saturation', 'spo2').replaceAll('blood oxygen', 'spo2').split(' ')
  const isTimed = list.some((word) =>
    ['sleep', 'active', 'activity', 'bed', 'awake', 'asleep'].includes(word),
  )
  const told = list.filter((word, index) => {
    const isLast = index === list.length - 1 && list.length > 1
    const isUnit =
      isLast && isUnitWord(word) && !(word === 'min' && !isTimed) && !/cal|watts|kilojoule/.test(word)
    return !(isField && isUnit)
  })
  const canon = told.map((word) => CANON[word] ?? word)
  const kept = canon.filter((word) => !NOISE.has(word) && word !== 'total')
  const spare = kept.filter((word) => !(SAID[type] ?? []).includes(word))
  const best = spare.length > 0 ? spare : kept
  return new Set(best.length > 0 ? best : canon)
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word))
}

/** Texts fill texts, numbers numbers. */
function suits({ kind, format }: PartnerField, target: string): boolean {
  const name = target.split('.').at(-1) ?? ''
  if (/^is_/.test(name)) return kind === 'boolean'
  if (/level$/.test(name) && target.includes('hypnogram')) return kind !== 'boolean'
  if (/date|^ovulation_day$/.test(name)) return kind === 'text'
  if (TEXTS.has(name)) return kind === 'text' && !/^date/.test(format ?? '')
  return name === 'provider_user_id' ? kind !== 'boolean' : kind === 'number'
}

const TEXTS = new Set([
  ...['name', 'manufacturer', 'serial_number', 'software_version', 'hardware_version', 'summary_polyline'],
  ...['first_name', 'last_name', 'email', 'bio', 'sex', 'gender', 'city', 'state', 'country'],
])
