import type { Expression } from '../expression/expression.ts'
import { CONVERSIONS, convertBack, withoutNoise } from '../helpers/units.ts'
import { type SchemaPlace, typesOf } from '../schema-place.ts'
import { invertByChoice } from './choice.ts'
import { type FieldReference, type Inverse, type SchemaOf, through } from './inverse.ts'
import { invertDay, invertTime } from './invert-time.ts'

/**
 * The expression read backwards, or `undefined` where that cannot be done: it takes several fields, or gathers a list.
 */
export function invertExpression(expression: Expression, schemaOf: SchemaOf): Inverse | undefined {
  const field = fieldOf(expression)
  if (field !== undefined) return invertField(field, schemaOf(field))
  const calculated =
    expression.kind === 'operation' || expression.kind === 'negation'
      ? invertArithmetic(expression, schemaOf)
      : expression.kind === 'call'
        ? invertCall(expression.name, expression.arguments, schemaOf)
        : undefined
  if (calculated !== undefined) return calculated
  const only = onlyField(expression)
  return only === undefined ? undefined : invertByChoice(expression, only, schemaOf)
}

/** The field that an expression is, when it is nothing but one. */
export function fieldOf(expression: Expression): FieldReference | undefined {
  if (expression.kind === 'input') return { from: 'input', keys: [] }
  if (expression.kind === 'root') return { from: 'root', keys: [] }
  if (expression.kind !== 'path') return undefined
  const [first, ...rest] = expression.steps
  if (first === undefined || [first, ...rest].some(({ filters }) => filters.length > 0)) return undefined
  const names = rest.flatMap((step) => (step.kind === 'name' ? [step.name] : []))
  if (names.length !== rest.length) return undefined
  if (first.kind === 'name') return { from: 'input', keys: [first.name, ...names] }
  const start = fieldOf(first.expression)
  return start === undefined ? undefined : { from: start.from, keys: [...start.keys, ...names] }
}

/** The one field that an expression reads, however often it does. */
function onlyField(expression: Expression): FieldReference | undefined {
  const fields = fieldsIn(expression)
  const [first] = fields
  const isSame = (field: FieldReference | undefined) => JSON.stringify(field) === JSON.stringify(first)
  return fields.every(isSame) ? first : undefined
}

function fieldsIn(expression: Expression): readonly (FieldReference | undefined)[] {
  switch (expression.kind) {
    case 'literal':
    case 'table':
      return []
    case 'operation':
      return [...fieldsIn(expression.left), ...fieldsIn(expression.right)]
    case 'negation':
      return fieldsIn(expression.of)
    case 'call':
      return expression.arguments.flatMap(fieldsIn)
    case 'condition': {
      const { test, yes, no } = expression
      return [...fieldsIn(test), ...fieldsIn(yes), ...(no === undefined ? [] : fieldsIn(no))]
    }
    default:
      return [fieldOf(expression)]
  }
}

function invertField(field: FieldReference, place: SchemaPlace | undefined): Inverse {
  const types = place === undefined ? [] : typesOf(place)
  const isWhole = types.includes('integer') && !types.includes('number')
  return {
    fields: [field],
    rank: 'exact',
    writes: (wanted) => [
      { field, value: isWhole && typeof wanted === 'number' ? Math.round(wanted) : wanted },
    ],
  }
}

function invertArithmetic(
  expression: Extract<Expression, { kind: 'operation' | 'negation' }>,
  schemaOf: SchemaOf,
): Inverse | undefined {
  if (expression.kind === 'negation') return converted(expression.of, (wanted) => -wanted, schemaOf)
  const { operator, left, right } = expression
  if (right.kind === 'literal' && typeof right.value === 'number') {
    const back = BACK_TO_LEFT[operator]
    const constant = right.value
    return back === undefined ? undefined : converted(left, (wanted) => back(wanted, constant), schemaOf)
  }
  if (left.kind !== 'literal' || typeof left.value !== 'number') return undefined
  const back = BACK_TO_RIGHT[operator]
  const constant = left.value
  return back === undefined ? undefined : converted(right, (wanted) => back(wanted, constant), schemaOf)
}

type Back = Readonly<Record<string, (wanted: number, constant: number) => number>>
const BACK_TO_LEFT: Back = {
  '+': (wanted, constant) => wanted - constant,
  '-': (wanted, constant) => wanted + constant,
  '*': (wanted, constant) => wanted / constant,
  '/': (wanted, constant) => wanted * constant,
}
const BACK_TO_RIGHT: Back = {
  '+': (wanted, constant) => wanted - constant,
  '-': (wanted, constant) => constant - wanted,
  '*': (wanted, constant) => wanted / constant,
  '/': (wanted, constant) => constant / wanted,
}

function converted(
  expression: Expression,
  back: (wanted: number) => number,
  schemaOf: SchemaOf,
): Inverse | undefined {
  const inner = invertExpression(expression, schemaOf)
  if (inner === undefined || inner.rank === 'choice') return undefined
  return through(
    inner,
    (wanted) => {
      const value = typeof wanted === 'number' ? withoutNoise(back(wanted)) : Number.NaN
      return Number.isFinite(value) ? value : undefined
    },
    'converted',
  )
}

function invertCall(name: string, given: readonly Expression[], schemaOf: SchemaOf): Inverse | undefined {
  const [first, second] = given
  const conversion = CONVERSIONS[name]
  if (first === undefined) return undefined
  if (conversion !== undefined) return converted(first, (wanted) => convertBack(conversion, wanted), schemaOf)
  const inner = () => invertExpression(first, schemaOf)
  switch (name) {
    case 'round':
      return converted(first, (wanted) => wanted, schemaOf)
    case 'string':
      return mapped(inner(), (wanted) => fromText(wanted, first, schemaOf))
    case 'number':
      return mapped(inner(), (wanted) => (typeof wanted === 'number' ? decimal(wanted) : undefined))
    case 'time':
    case 'date':
    case 'midnight':
    case 'nextMidnight': {
      const value = inner()
      const offset = second === undefined ? undefined : invertExpression(second, schemaOf)
      if (value === undefined) return undefined
      return name === 'time'
        ? invertTime(value, offset, schemaOf)
        : invertDay(value, offset, name === 'nextMidnight' ? 1 : 0, schemaOf)
    }
    default:
      return undefined
  }
}

function mapped(inner: Inverse | undefined, back: (wanted: unknown) => unknown): Inverse | undefined {
  return inner === undefined ? undefined : through(inner, back, 'converted')
}

/** Digits become an integer again where the partner's field is one: a `bigint` when a double cannot hold it. */
function fromText(wanted: unknown, expression: Expression, schemaOf: SchemaOf): unknown {
  const field = fieldOf(expression)
  const place = field === undefined ? undefined : schemaOf(field)
  const isInteger = place === undefined ? undefined : typesOf(place).includes('integer')
  if (typeof wanted !== 'string' || isInteger === false || !/^-?\d+$/.test(wanted)) return wanted
  const number = Number(wanted)
  return Number.isSafeInteger(number) ? number : BigInt(wanted)
}

/** A number in plain decimal notation, to a millionth. */
function decimal(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '')
}
