import { fullFormats } from 'ajv-formats/dist/formats.js'
import type fc from 'fast-check'
import { drawDate, drawDateTime, drawDuration, drawTime } from './format-times.ts'
import { FORMAT_WORDS } from './format-words.ts'
import type { Source } from './source.ts'

/** A format: which values it is about, which of them have it, and how to make one. */
export interface FormatRule {
  readonly type: 'string' | 'number'
  validate(value: string & number): boolean
  /** A regular expression of texts that have it, for where it meets other patterns and lengths. */
  readonly pattern?: string
  /** Whether its pattern knows every length that such a text can have. */
  readonly isWhole?: boolean
  /** Only for strings: numbers are drawn between the bounds of their type. */
  draw?(source: Source): string
}

/** A format of your own, by name in the option `formats`. */
export interface FormatOption {
  readonly arbitrary: fc.Arbitrary<string>
  /** Default: every text. */
  validate?(text: string): boolean
}

const TIMES: Readonly<Record<string, (source: Source) => string>> = {
  date: drawDate,
  time: drawTime,
  'date-time': drawDateTime,
  'iso-time': drawTime,
  'iso-date-time': drawDateTime,
  duration: drawDuration,
}

const DAY = '20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])'
const CLOCK = '([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?'
const ZONE = '(Z|[+-](0[0-9]|1[0-3]):(00|30))'
const PATTERNS: Readonly<Record<string, string>> = {
  date: `^${DAY}$`,
  time: `^${CLOCK}${ZONE}$`,
  'date-time': `^${DAY}T${CLOCK}${ZONE}$`,
  'iso-time': `^${CLOCK}${ZONE}?$`,
  'iso-date-time': `^${DAY}[T ]${CLOCK}${ZONE}?$`,
  uri: '^https?://[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*(/[A-Za-z0-9._~-]*)*(\\?[a-z0-9=&]*)?$',
  url: '^https?://[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*\\.(com|org|example)(/[A-Za-z0-9._~-]*)*$',
  byte: '^([A-Za-z0-9+/]{4})*$',
}

/** The formats of `ajv-formats`, those of JSON Schema that it lacks (made, but not judged), and the caller's own. */
export function formatRules(
  options: Readonly<Record<string, FormatOption>> = {},
): Readonly<Record<string, FormatRule>> {
  const rules: Record<string, FormatRule> = {}
  for (const [name, draw] of Object.entries({ ...FORMAT_WORDS, ...TIMES })) {
    rules[name] = { type: 'string', validate: () => true, draw }
  }
  for (const [name, definition] of Object.entries(fullFormats as Readonly<Record<string, unknown>>)) {
    const draw = rules[name]?.draw
    const pattern = PATTERNS[name] ?? (definition instanceof RegExp ? definition.source : undefined)
    rules[name] = {
      ...judged(definition),
      ...(draw !== undefined && { draw }),
      ...(pattern !== undefined && { pattern, isWhole: PATTERNS[name] === undefined || name === 'date' }),
    }
  }
  for (const [name, { arbitrary, validate }] of Object.entries(options)) {
    rules[name] = {
      type: 'string',
      validate: (text) => validate?.(text) ?? true,
      draw: ({ random }) => arbitrary.generate(random, undefined).value,
    }
  }
  return rules
}

function judged(definition: unknown): FormatRule {
  if (definition instanceof RegExp) return { type: 'string', validate: (text) => definition.test(text) }
  if (typeof definition === 'function')
    return { type: 'string', validate: (text) => definition(text) === true }
  if (typeof definition !== 'object' || definition === null) return { type: 'string', validate: () => true }
  const { type, validate } = definition as { type?: string; validate: RegExp | ((value: unknown) => boolean) }
  const test = validate instanceof RegExp ? (text: unknown) => validate.test(String(text)) : validate
  return { type: type === 'number' ? 'number' : 'string', validate: (value) => test(value) }
}
