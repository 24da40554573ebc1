import { compileExpression } from '../expression/compile-expression.ts'
import { STEP_LIMIT } from '../expression/evaluate.ts'
import { type Expression, partsOf } from '../expression/expression.ts'
import { equal } from '../expression/value.ts'
import { listedValues, type SchemaPlace, typesOf } from '../schema-place.ts'
import type { FieldReference, Inverse, SchemaOf } from './inverse.ts'

/**
 * An expression over one field, read backwards by trying: the values that the schema lists, and those that the
 * expression itself names, are put in, and the one that comes to the wanted value is written. The present value is
 * kept when it does.
 */
export function invertByChoice(
  expression: Expression,
  field: FieldReference,
  schemaOf: SchemaOf,
): Inverse | undefined {
  const resultFor = tryingOut(expression, field)
  const place = schemaOf(field)
  const results = candidatesOf(expression, place).map((value) => ({ value, result: resultFor(value) }))
  if (results.every(({ result }) => result === undefined)) return undefined
  return {
    fields: [field],
    rank: 'choice',
    writes: (wanted, draft) => {
      const current = draft.current(field)
      if (current !== undefined && current !== null && equal(resultFor(current), wanted)) return []
      const fitting = results.filter(({ result }) => equal(result, wanted))
      const best = fitting.find(({ value }) => typeof value === typeof current) ?? fitting[0]
      return best === undefined ? [] : [{ field, value: best.value }]
    },
  }
}

function tryingOut(expression: Expression, { from, keys }: FieldReference): (value: unknown) => unknown {
  const evaluate = compileExpression(expression)
  return (value) => {
    const holder = keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
    const [input, root] = from === 'root' ? [{}, holder] : [holder, {}]
    try {
      return evaluate(input, { root, stepsLeft: STEP_LIMIT })
    } catch {
      return undefined
    }
  }
}

function candidatesOf(expression: Expression, place: SchemaPlace | undefined): readonly unknown[] {
  const listed = place === undefined ? [] : listedValues(place).filter((value) => value !== null)
  if (listed.length > 0) return listed
  const named = [...constantsOf(expression), false, true, 0, 1]
  const types = place === undefined ? [] : typesOf(place)
  return types.length === 0 ? named : named.filter((value) => types.some((type) => isOfType(value, type)))
}

/** The constants of an expression; the keys of a table count as text and, where they spell one, as a number. */
function constantsOf(expression: Expression): readonly unknown[] {
  if (expression.kind === 'literal') return expression.value === null ? [] : [expression.value]
  if (expression.kind === 'table')
    return [...expression.entries.keys()].flatMap((key) => (/^-?\d+$/.test(key) ? [key, Number(key)] : [key]))
  const names = expression.kind === 'call' && expression.name === 'sleepLevel' ? SLEEP_LEVELS : []
  return [...partsOf(expression).flatMap(constantsOf), ...names]
}

const SLEEP_LEVELS: readonly string[] = ['awake', 'light', 'deep', 'rem', 'sleeping', 'out_of_bed', 'unknown']

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}
