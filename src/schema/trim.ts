import type { Branch, NumberFacet } from './branch.ts'
import { literalsOfMember } from './members.ts'
import { ARRAY, BOOLEAN, FRACTION, INTEGER, NULL, OBJECT, STRING, typeNames } from './types.ts'

/** Give up the types whose facets contradict themselves; a sentence when no type is left. */
export function trim(branch: Branch | string): Branch | string {
  if (typeof branch === 'string') return branch
  let types = branch.types
  let reason = `type ${typeNames(types)} is excluded`
  const drop = (bits: number, contradiction: string | undefined) => {
    if (contradiction === undefined || (types & bits) === 0) return
    types &= ~bits
    reason = contradiction
  }
  drop(INTEGER, numberContradiction(branch.number) ?? noInteger(branch.number))
  drop(FRACTION, numberContradiction(branch.number) ?? noFraction(branch.number))
  const { string, array, object } = branch
  drop(STRING, crossed('minLength', string.minLength, 'maxLength', string.maxLength))
  drop(ARRAY, crossed('minItems', array.min, 'maxItems', array.max))
  drop(ARRAY, array.unique && array.repeated ? 'uniqueItems is both demanded and denied' : undefined)
  for (const { min, max } of array.counts) drop(ARRAY, crossed('minContains', min, 'maxContains', max))
  drop(OBJECT, crossed('minProperties', object.min, 'maxProperties', object.max))
  drop(
    OBJECT,
    crossed('the number of required properties', object.required.length, 'maxProperties', object.max),
  )
  for (const name of object.required) drop(OBJECT, forbidden(branch, name))
  drop(NULL, branch.excluded.includes(null) ? 'null is excluded' : undefined)
  const booleans = [true, false].filter((value) => !branch.excluded.includes(value))
  drop(BOOLEAN, booleans.length === 0 ? 'both booleans are excluded' : undefined)
  if (types === 0) return reason
  return branch.values === undefined ? { ...branch, types } : branch
}

function crossed(low: string, min: number, high: string, max: number): string | undefined {
  return min > max ? `${low} ${min} is above ${high} ${max}` : undefined
}

function numberContradiction({ min, max, minOpen, maxOpen }: NumberFacet): string | undefined {
  if (min === max && (minOpen || maxOpen)) return `no number lies between minimum ${min} and maximum ${max}`
  return crossed('minimum', min, 'maximum', max)
}

function noInteger({ min, max, minOpen, maxOpen }: NumberFacet): string | undefined {
  const low = minOpen && Number.isInteger(min) ? min + 1 : Math.ceil(min)
  const high = maxOpen && Number.isInteger(max) ? max - 1 : Math.floor(max)
  return low > high ? `no integer lies between minimum ${min} and maximum ${max}` : undefined
}

function noFraction({ min, max, multiples }: NumberFacet): string | undefined {
  const whole = multiples.find(Number.isInteger)
  if (whole !== undefined) return `multipleOf ${whole} leaves whole numbers only`
  return min === max && Number.isInteger(min) ? `minimum and maximum leave ${min} only` : undefined
}

function forbidden({ object }: Branch, name: string): string | undefined {
  const refused = literalsOfMember(object, name).some(
    (literal) =>
      literal.kind === 'schema' &&
      typeof literal.at.schema === 'boolean' &&
      literal.at.schema !== literal.positive,
  )
  return refused ? `the property "${name}" is both required and forbidden` : undefined
}
