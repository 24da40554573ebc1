import { nearest } from '../kernel/nearest.ts'
import { enumCodes } from '../terra/enums.ts'
import { type FieldFact, fieldPaths } from '../terra/field-paths.ts'
import type { ModelName } from '../terra/model.ts'
import { resultOf } from './expression/check-calls.ts'
import type { Expression } from './expression/expression.ts'
import { describeValue } from './expression/value.ts'
import type { MappingMistake } from './mistake.ts'

/** What is wrong, without where. */
export type Complaint = Pick<MappingMistake, 'expected' | 'found' | 'remedy'>

/** What Terra's model has at a path: one value, a section, a list, or nothing. */
export type TargetKind = 'leaf' | 'section' | 'leaves' | 'sections' | 'open' | 'none'

export function targetKind(model: ModelName, target: string): TargetKind {
  if (target === '') return 'section'
  const facts = fieldPaths(model)
  const list = facts.get(`${target}[]`)
  if (list !== undefined) return list.leaf === undefined ? 'sections' : 'leaves'
  const fact = facts.get(target)
  if (fact === undefined) return 'none'
  if (fact.type === 'array') return fact.leaf === undefined ? 'section' : 'leaf'
  if (fact.type !== 'object') return 'leaf'
  return fact.leaf === undefined ? 'section' : 'open'
}

/** How many items a list must have, where that is fixed: a latitude without its longitude is no position. */
export function listSize(model: ModelName, target: string): number | undefined {
  return fieldPaths(model).get(target)?.leaf === 'coordinates' ? 2 : undefined
}

/** The field that a misspelt target most likely meant: of the same section, or of that name anywhere in the model. */
export function unknownTarget(model: ModelName, target: string): Complaint {
  const paths = [...fieldPaths(model).keys()].map((path) => path.replace(/\[\]$/, ''))
  const section = target.slice(0, target.lastIndexOf('.') + 1)
  const name = target.slice(section.length)
  const siblings = paths.filter((path) => path.startsWith(section)).map((path) => path.slice(section.length))
  const near = nearest(
    name,
    siblings.filter((sibling) => !sibling.includes('.')),
  )
  const elsewhere = paths.find((path) => path.slice(path.lastIndexOf('.') + 1) === name)
  const meant = near === undefined ? (elsewhere ?? nearest(target, paths)) : `${section}${near}`
  return {
    expected: `a field of Terra's ${model}`,
    found: `\`${target}\``,
    remedy: meant === undefined ? 'Remove it, or map it to a field that Terra has.' : `Write \`${meant}\`.`,
  }
}

/** What is wrong with an expression as the value of a Terra field, as far as it can be told without a record. */
export function valueComplaint(
  model: ModelName,
  target: string,
  expression: Expression,
): Complaint | undefined {
  const facts = fieldPaths(model)
  const fact = facts.get(target) ?? facts.get(`${target}[]`)
  if (fact === undefined || fact.type === 'object' || fact.leaf === undefined) return undefined
  if (facts.has(`${target}[]`)) return undefined
  if (expression.kind === 'literal') return constantComplaint(fact, expression.value)
  const [wanted, given] = [typeOf(fact), resultOf(expression)]
  if (given === 'unknown' || wanted === 'unknown' || given === wanted) return undefined
  return {
    expected: WORDS[wanted],
    found: `an expression that comes to ${WORDS[given]}`,
    remedy: `Correct the expression, or map another field to \`${target}\`.`,
  }
}

const WORDS = { text: 'text', number: 'a number', boolean: 'true or false', unknown: 'anything' } as const

function typeOf(fact: FieldFact): keyof typeof WORDS {
  if (fact.enumeration !== undefined)
    return typeof enumCodes(fact.enumeration)[0] === 'string' ? 'text' : 'number'
  if (fact.leaf === 'coordinates') return 'number'
  const { type } = fact
  return type === 'string' ? 'text' : type === 'boolean' ? 'boolean' : type === 'array' ? 'unknown' : 'number'
}

function constantComplaint(fact: FieldFact, value: unknown): Complaint | undefined {
  const expected = constantExpected(fact, value)
  if (expected === undefined) return undefined
  return {
    expected,
    found: describeValue(value),
    remedy: `Write a value that Terra's \`${fact.path}\` may have.`,
  }
}

/** What a constant should have been, or `undefined` when it will do. */
function constantExpected(fact: FieldFact, value: unknown): string | undefined {
  if (value === null) return fact.nullable ? undefined : 'a value, for Terra requires one'
  if (fact.enumeration !== undefined) {
    const codes: readonly unknown[] = enumCodes(fact.enumeration)
    return codes.includes(value) ? undefined : `a code of ${fact.enumeration}`
  }
  const wanted = typeOf(fact)
  const is = typeof value === 'string' ? 'text' : typeof value
  if (wanted !== 'unknown' && is !== wanted) return WORDS[wanted]
  if (typeof value !== 'number') return undefined
  if (fact.type === 'integer' && !Number.isInteger(value)) return 'a whole number'
  if (fact.minimum !== undefined && value < fact.minimum) return `at least ${fact.minimum}`
  if (fact.maximum !== undefined && value > fact.maximum) return `at most ${fact.maximum}`
  return undefined
}
