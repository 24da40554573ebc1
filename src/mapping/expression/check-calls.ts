import { nearest } from '../../kernel/nearest.ts'
import type { ResultType } from '../helpers/helper.ts'
import { HELPERS, helperNamed } from '../helpers/helpers.ts'
import { ARITHMETIC, type Expression, partsOf } from './expression.ts'
import { ExpressionError } from './read-expression.ts'

/**
 * Look at the functions that an expression calls: their names, how many arguments they get, and what can be told of
 * these beforehand.
 *
 * @throws ExpressionError
 */
export function checkCalls(expression: Expression, isArgument = false): void {
  if (expression.kind === 'table' && !isArgument)
    throw new ExpressionError('a table `{…}` may stand only where a function takes one')
  if (expression.kind !== 'call') {
    for (const part of partsOf(expression)) checkCalls(part)
    return
  }
  const { name, arguments: given } = expression
  const helper = helperNamed(name)
  if (helper === undefined) {
    if (FICKLE.has(name))
      throw new ExpressionError(
        `\`$${name}\` is not allowed in a mapping, for the same record must always become the same object`,
        'Read what you need from the record.',
      )
    const meant = nearest(name, Object.keys(HELPERS))
    throw new ExpressionError(
      `there is no function \`$${name}\``,
      meant === undefined ? undefined : `Write \`$${meant}\`.`,
    )
  }
  const [from, to] = helper.takes
  const complaint =
    given.length < from || given.length > to ? `it is called as ${helper.usage}` : helper.complaint?.(given)
  if (complaint !== undefined) throw new ExpressionError(`\`$${name}\`: ${complaint.replace(/[.]$/, '')}`)
  for (const argument of given) checkCalls(argument, true)
}

/** Functions of JSONata that give something else each time. */
const FICKLE = new Set(['now', 'millis', 'random', 'shuffle'])

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
