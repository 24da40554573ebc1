import type { Arithmetic, Comparison, Operator } from './expression.ts'
import { textOf } from './text.ts'
import { equal, isNumber, ValueError } from './value.ts'

/** What an operator makes of two values; `and` and `or` are not here, for they may not look at their second. */
export function operate(
  operator: Exclude<Operator, 'and' | 'or'>,
): (left: unknown, right: unknown) => unknown {
  switch (operator) {
    case '=':
      return (left, right) => left !== undefined && right !== undefined && equal(left, right)
    case '!=':
      return (left, right) => left !== undefined && right !== undefined && !equal(left, right)
    case 'in':
      return isAmong
    case '&':
      return (left, right) => (textOf(left) ?? '') + (textOf(right) ?? '')
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator)
    default:
      return arithmetic(operator)
  }
}

function isAmong(left: unknown, right: unknown): boolean {
  if (left === undefined || right === undefined) return false
  return Array.isArray(right) ? right.includes(left) : right === left
}

const CALCULATE: Readonly<Record<Arithmetic, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '%': (left, right) => left % right,
}

function arithmetic(operator: Arithmetic): (left: unknown, right: unknown) => unknown {
  const calculate = CALCULATE[operator]
  return (left, right) => {
    const isLeft = left !== undefined && operand(left, operator)
    const isRight = right !== undefined && operand(right, operator)
    return isLeft && isRight ? calculate(left as number, right as number) : undefined
  }
}

function operand(value: unknown, operator: Arithmetic): boolean {
  if (isNumber(value)) return true
  throw new ValueError(`\`${operator}\` needs numbers`, value)
}

const COMPARE: Readonly<Record<Comparison, (left: string | number, right: string | number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

function comparison(operator: Comparison): (left: unknown, right: unknown) => unknown {
  const compare = COMPARE[operator]
  return (left, right) => {
    for (const value of [left, right])
      if (value !== undefined && typeof value !== 'string' && typeof value !== 'number')
        throw new ValueError(`\`${operator}\` needs two numbers or two texts`, value)
    if (left === undefined || right === undefined) return undefined
    if (typeof left !== typeof right)
      throw new ValueError(`\`${operator}\` needs two values of the same type`, right)
    return compare(left as number, right as number)
  }
}
