import type { PartnerField } from './partner-fields.ts'
import { fieldWords } from './partner-fields.ts'

/** The units that names and descriptions tell, by the words that tell them. */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  seconds: ['s', 'sec', 'secs', 'second', 'seconds'],
  milliseconds: ['ms', 'milli', 'millis', 'msec', 'millisecond', 'milliseconds'],
  minutes: ['min', 'mins', 'minute', 'minutes'],
  hours: ['h', 'hrs', 'hour', 'hours'],
  meters: ['m', 'meter', 'meters', 'metre', 'metres'],
  kilometers: ['km', 'kms', 'kilometer', 'kilometers', 'kilometre', 'kilometres'],
  centimeters: ['cm', 'centimeter', 'centimeters', 'centimetres'],
  millimeters: ['mm', 'millimeter', 'millimeters', 'millimetres'],
  miles: ['mi', 'mile', 'miles'],
  feet: ['ft', 'feet', 'foot'],
  inches: ['inch', 'inches'],
  kilograms: ['kg', 'kgs', 'kilogram', 'kilograms'],
  grams: ['g', 'gram', 'grams'],
  milligrams: ['mg', 'milligram', 'milligrams'],
  pounds: ['lb', 'lbs', 'pound', 'pounds'],
  calories: ['kcal', 'kcals', 'kilocalorie', 'kilocalories', 'calorie', 'calories', 'cal'],
  kilojoules: ['kj', 'kilojoule', 'kilojoules'],
  joules: ['joule', 'joules'],
  percent: ['percent', 'percentage', 'pct'],
  fraction: ['fraction', 'ratio'],
  celsius: ['celsius', 'centigrade'],
  fahrenheit: ['fahrenheit'],
  metersPerSecond: ['mps'],
  kilometersPerHour: ['kmh', 'kph'],
  milesPerHour: ['mph'],
  milliliters: ['ml', 'milliliter', 'milliliters', 'millilitres'],
}

/** What turns one unit into another; `''` where they are one. */
const CONVERSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  seconds: {
    seconds: '',
    milliseconds: 'millisecondsToSeconds',
    minutes: 'minutesToSeconds',
    hours: 'hoursToSeconds',
  },
  meters: {
    ...{ meters: '', kilometers: 'kilometersToMeters', centimeters: 'centimetersToMeters' },
    ...{ millimeters: 'millimetersToMeters', miles: 'milesToMeters', feet: 'feetToMeters' },
  },
  centimeters: {
    ...{ centimeters: '', meters: 'metersToCentimeters', millimeters: 'millimetersToCentimeters' },
    inches: 'inchesToCentimeters',
  },
  kilograms: { kilograms: '', grams: 'gramsToKilograms', pounds: 'poundsToKilograms' },
  grams: { grams: '', kilograms: 'kilogramsToGrams' },
  milligrams: { milligrams: '', grams: 'gramsToMilligrams' },
  calories: { calories: '', kilojoules: 'kilojoulesToCalories', joules: 'joulesToCalories' },
  kilojoules: { kilojoules: '', calories: 'caloriesToKilojoules' },
  percent: { percent: '', fraction: 'fractionToPercent' },
  celsius: { celsius: '', fahrenheit: 'fahrenheitToCelsius' },
  metersPerSecond: {
    metersPerSecond: '',
    kilometersPerHour: 'kilometersPerHourToMetersPerSecond',
    milesPerHour: 'milesPerHourToMetersPerSecond',
  },
  milliliters: { milliliters: '' },
}

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries(UNITS).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
)

export function isUnitWord(word: string): boolean {
  return WORDS.has(word)
}

/** The unit that Terra's field carries in its name; `undefined` where it has none. */
export function terraUnit(path: string): string | undefined {
  const name = path.split('.').at(-1) ?? ''
  if (/(^|_)calories$/i.test(name)) return 'calories'
  if (/percentage$|efficiency$|^readiness$/.test(name)) return 'percent'
  if (/meters_per_second$/.test(name)) return 'metersPerSecond'
  const suffixes: Readonly<Record<string, string>> = {
    ...{ seconds: 'seconds', meters: 'meters', cm: 'centimeters', kg: 'kilograms', g: 'grams' },
    ...{ mg: 'milligrams', kilojoules: 'kilojoules', celsius: 'celsius', ml: 'milliliters' },
  }
  return suffixes[name.split('_').at(-1) ?? '']
}

export interface Converted {
  readonly expression: string
  /** What was assumed, when nothing told. */
  readonly assumed?: string
}

/** The field as Terra wants it; `undefined` where its unit is of another kind. */
export function convert(field: PartnerField, expression: string, target: string): Converted | undefined {
  const wanted = terraUnit(target)
  if (wanted === undefined) return { expression }
  const known = CONVERSIONS[wanted] ?? {}
  const told = toldUnit(field, known)
  if (told === 'other') return undefined
  const unit = told ?? sampledUnit(field, wanted)
  if (unit !== undefined) {
    const helper = known[unit] ?? ''
    return { expression: helper === '' ? expression : `$${helper}(${expression})` }
  }
  return wanted === 'percent' ? { expression } : { expression, assumed: wanted }
}

/** Of those that the name tells, the last that can be meant; then of those of the description. */
function toldUnit(field: PartnerField, known: Readonly<Record<string, string>>): string | undefined {
  const own = fieldWords(field).own
  const perHour = /km ?\/ ?h|kilometers? per hour/i.test(field.description) ? 'kilometersPerHour' : undefined
  const last = WORDS.get(own.at(-1) ?? '')
  if (own.length === 1 && last !== undefined && last in known) return last
  if (own.length > 1 && last !== undefined)
    return last in known ? last : isPlainLetter(own) ? undefined : 'other'
  const named =
    own.length > 1
      ? own.map((word) => WORDS.get(word)).find((unit) => unit !== undefined && unit in known)
      : undefined
  const words = field.description.toLowerCase().split(/[^a-z%]+/)
  const described = words
    .map((word) => (word === 'm' || word === 's' || word === 'h' ? undefined : WORDS.get(word)))
    .find((unit) => unit !== undefined && unit in known)
  return named ?? (perHour !== undefined && perHour in known ? perHour : described)
}

/** `hr_min` is no time, nor is `calories` a weight. */
function isPlainLetter(words: readonly string[]): boolean {
  return ['min', 'h', 'm', 's', 'calories', 'cal'].includes(words.at(-1) ?? '')
}

function sampledUnit({ values }: PartnerField, wanted: string): string | undefined {
  const numbers = values.filter((value) => typeof value === 'number').map(Math.abs)
  const most = Math.max(...numbers)
  if (numbers.length === 0 || most === 0) return undefined
  if (wanted === 'percent') return most <= 1 ? 'fraction' : 'percent'
  // A day has 1440 minutes and 86400 seconds: what lies between can only be seconds.
  if (wanted === 'seconds') return most > 1440 && most <= 90_000 ? 'seconds' : undefined
  if (wanted === 'seconds' && most > 600_000) return 'milliseconds'
  return undefined
}
