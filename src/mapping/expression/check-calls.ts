import { nearest } from '../../kernel/nearest.ts'
import type { ResultType } from '../helpers/helper.ts'
import { HELPERS, helperNamed } from '../helpers/helpers.ts'
import { ARITHMETIC, type Expression, partsOf } from './expression.ts'

/** What is wrong with the functions that an expression calls, or `undefined`. */
export function callComplaint(expression: Expression, isArgument = false): string | undefined {
  if (expression.kind === 'table' && !isArgument)
    return 'a table `{…}` may stand only where a function takes one'
  if (expression.kind !== 'call') return firstOf(partsOf(expression), (part) => callComplaint(part))
  const { name, arguments: given } = expression
  const helper = helperNamed(name)
  if (helper === undefined) {
    const meant = nearest(name, Object.keys(HELPERS))
    return `there is no function \`$${name}\`${meant === undefined ? '' : `; did you mean \`$${meant}\`?`}`
  }
  const [from, to] = helper.takes
  if (given.length < from || given.length > to) return `\`$${name}\` is called as ${helper.usage}`
  const own = helper.complaint?.(given)
  if (own !== undefined) return `\`$${name}\`: ${own}`
  return firstOf(given, (argument) => callComplaint(argument, true))
}

/** The type of what an expression comes to, when it comes to anything. */
export function resultOf(expression: Expression): ResultType {
  switch (expression.kind) {
    case 'literal':
      return RESULT_OF_LITERAL[typeof expression.value] ?? 'unknown'
    case 'negation':
      return 'number'
    case 'operation': {
      if (expression.operator === '&') return 'text'
      return (ARITHMETIC as readonly string[]).includes(expression.operator) ? 'number' : 'boolean'
    }
    case 'condition': {
      const { yes, no } = expression
      const first = resultOf(yes)
      return no === undefined || resultOf(no) === first ? first : 'unknown'
    }
    case 'call':
      return helperNamed(expression.name)?.returns ?? 'unknown'
    default:
      return 'unknown'
  }
}

const RESULT_OF_LITERAL: Readonly<Record<string, ResultType>> = {
  string: 'text',
  number: 'number',
  boolean: 'boolean',
}

function firstOf<Item>(
  items: readonly Item[],
  complain: (item: Item) => string | undefined,
): string | undefined {
  for (const item of items) {
    const complaint = complain(item)
    if (complaint !== undefined) return complaint
  }
  return undefined
}
