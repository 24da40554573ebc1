import { nearest } from '../../kernel/nearest.ts'
import { ENUMERATIONS, type EnumName, enumCodeOf } from '../../terra/enums.ts'
import type { Expression } from '../expression/expression.ts'
import { ValueError } from '../expression/value.ts'
import type { Helper } from './helper.ts'

/** The helpers that turn a partner's codes into Terra's. */
export const ENUM_HELPERS: Readonly<Record<string, Helper>> = {
  enum: {
    usage:
      '$enum(value, {"theirs": ours, …}, otherwise?): the constant that the table gives for a code; otherwise, or nothing, for a code that is not in it.',
    takes: [2, 3],
    returns: 'unknown',
    run: (value, table, otherwise) => {
      const key = keyOf(value)
      if (key === undefined) return undefined
      const known = table as Readonly<Record<string, unknown>>
      return Object.hasOwn(known, key) ? known[key] : otherwise
    },
    complaint: ([, table]) =>
      table?.kind === 'table' ? undefined : 'its second argument is a table `{"theirs": ours}`',
  },
  uploadType: {
    usage:
      '$uploadType("sleep", manual): who made the record, as the model counts it: manual is 1 for sleep and 2 for all others, automatic the other way round; 0 where it is not known.',
    takes: [2, 2],
    returns: 'number',
    run: (model, manual) => {
      if (manual === undefined) return UPLOAD.unknown
      if (manual !== true && manual !== false && manual !== 1 && manual !== 0)
        throw new ValueError('whether it is manual is true, false, 1 or 0', manual)
      const isManual = manual === true || manual === 1
      return model === 'sleep' ? (isManual ? 1 : 2) : isManual ? 2 : 1
    },
    complaint: ([model]) =>
      model?.kind === 'literal' && UPLOAD.models.includes(model.value as string)
        ? undefined
        : `its first argument is one of ${UPLOAD.models.map((name) => `"${name}"`).join(', ')}`,
  },
  sleepLevel: namedCode('sleepLevel', 'SleepLevel', 0, '"awake", "light", "deep", "rem", "out of bed"', {
    light: 4,
    deep: 5,
    rem: 6,
  }),
  activityType: namedCode('activityType', 'ActivityType', 4, '"Running", "Swimming in Pool"', {}),
}

const UPLOAD = { unknown: 0, models: ['sleep', 'activity', 'daily', 'nutrition'] as readonly string[] }

/** A helper that knows Terra's names, in any spelling of case, spaces, hyphens and underscores. */
function namedCode(
  name: string,
  enumeration: EnumName,
  unknown: number,
  sample: string,
  short: Readonly<Record<string, number>>,
): Helper {
  const codes = new Map([...Object.entries(short), ...spellings(enumeration)])
  const codeOf = (text: string) => codes.get(text) ?? (enumCodeOf(enumeration, text) as number | undefined)
  const translate = (table: Readonly<Record<string, unknown>>) => (value: unknown) => {
    const key = keyOf(value)
    if (key === undefined) return undefined
    const known = Object.hasOwn(table, key) ? String(table[key]) : typeof value === 'string' ? value : ''
    return codeOf(known) ?? unknown
  }
  return {
    usage: `$${name}(value, {"theirs": "Terra's name", …}?): the code of ${sample} and so on; ${unknown}, Unknown, for a name that is neither in the table nor Terra's.`,
    takes: [1, 2],
    returns: 'number',
    run: (value, table = {}) => translate(table as Readonly<Record<string, unknown>>)(value),
    complaint: ([, table]) => tableComplaint(table, enumeration, Object.keys(short), codeOf),
    specialize: ([, table]) => translate(table?.kind === 'table' ? Object.fromEntries(table.entries) : {}),
  }
}

function spellings(enumeration: EnumName): readonly (readonly [string, number])[] {
  return Object.entries(ENUMERATIONS[enumeration]).flatMap(([code, name]) => {
    const lower = name.toLowerCase()
    return [name, lower, lower.replaceAll(' ', '_')].map((spelling) => [spelling, Number(code)] as const)
  })
}

function tableComplaint(
  table: Expression | undefined,
  enumeration: EnumName,
  short: readonly string[],
  codeOf: (name: string) => number | undefined,
): string | undefined {
  if (table === undefined) return undefined
  if (table.kind !== 'table') return 'its second argument is a table `{"theirs": "Terra\'s name"}`'
  const wrong = [...table.entries.values()].find((name) => codeOf(String(name)) === undefined)
  if (wrong === undefined) return undefined
  const meant = nearest(String(wrong), [...short, ...Object.values(ENUMERATIONS[enumeration])])
  return `Terra's ${enumeration} has no \`${String(wrong)}\`${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`
}

function keyOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
    case 'string':
      return value
    case 'number':
    case 'boolean':
    case 'bigint':
      return String(value)
    default:
      throw new ValueError('a code is text, a number or a boolean', value)
  }
}
