import { textOf } from '../expression/text.ts'
import { isNumber, truthOf, ValueError } from '../expression/value.ts'
import type { Helper, ResultType } from './helper.ts'

/** JSONata's own functions that a mapping may call, with JSONata's meaning. */
export const BUILT_IN_HELPERS: Readonly<Record<string, Helper>> = {
  string: {
    usage: '$string(value): as text; a 64-bit integer keeps its digits.',
    takes: [1, 1],
    returns: 'text',
    run: textOf,
  },
  number: {
    usage: '$number(text): the number that a text spells; a text that spells none is a problem.',
    takes: [1, 1],
    returns: 'number',
    run: numberOf,
  },
  boolean: helper('$boolean(value): its truth.', [1, 1], 'boolean', truthOf),
  not: helper('$not(value): the opposite of its truth.', [1, 1], 'boolean', (value) => {
    const truth = truthOf(value)
    return truth === undefined ? undefined : !truth
  }),
  exists: helper('$exists(value): whether it is there.', [1, 1], 'boolean', (value) => value !== undefined),
  count: helper('$count(list): how many items it has.', [1, 1], 'number', (list) => {
    if (list === undefined) return 0
    return Array.isArray(list) ? list.length : 1
  }),
  sum: ofNumbers('sum', (numbers) => numbers.reduce((total, number) => total + number, 0)),
  max: ofNumbers('max', (numbers) => extreme(numbers, (number, best) => number > best)),
  min: ofNumbers('min', (numbers) => extreme(numbers, (number, best) => number < best)),
  average: ofNumbers('average', (numbers) =>
    numbers.length === 0 ? undefined : numbers.reduce((total, number) => total + number, 0) / numbers.length,
  ),
  floor: ofNumber('floor', Math.floor),
  ceil: ofNumber('ceil', Math.ceil),
  abs: ofNumber('abs', Math.abs),
  round: {
    usage: '$round(number, decimals?): halves go to the even neighbour.',
    takes: [1, 2],
    returns: 'number',
    run: (value, decimals) => {
      const [number, places] = [numberArgument('round', value), numberArgument('round', decimals)]
      return number === undefined ? undefined : round(number, places ?? 0)
    },
  },
}

function helper(
  usage: string,
  takes: readonly [number, number],
  returns: ResultType,
  run: Helper['run'],
): Helper {
  return { usage, takes, returns, run }
}

function numberOf(value: unknown): number | undefined {
  switch (typeof value) {
    case 'undefined':
    case 'number':
      return value
    case 'boolean':
      return value ? 1 : 0
    case 'string':
      if (/^-?[0-9]+(\.[0-9]+)?([Ee][-+]?[0-9]+)?$/.test(value) && Number.isFinite(Number(value)))
        return Number(value)
      if (/^0([xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)$/.test(value)) return Number(value)
  }
  throw new ValueError('`$number` needs a text that spells a number', value)
}

function numberArgument(name: string, value: unknown): number | undefined {
  if (value === undefined || isNumber(value)) return value
  throw new ValueError(`\`$${name}\` needs a number`, value)
}

function ofNumber(name: string, calculate: (number: number) => number): Helper {
  return {
    usage: `$${name}(number).`,
    takes: [1, 1],
    returns: 'number',
    run: (value) => {
      const number = numberArgument(name, value)
      return number === undefined ? undefined : calculate(number)
    },
  }
}

function ofNumbers(name: string, calculate: (numbers: readonly number[]) => number | undefined): Helper {
  return {
    usage: `$${name}(numbers).`,
    takes: [1, 1],
    returns: 'number',
    run: (value) => {
      if (value === undefined) return undefined
      const list: readonly unknown[] = Array.isArray(value) ? value : [value]
      if (!list.every(isNumber)) throw new ValueError(`\`$${name}\` needs numbers`, value)
      return calculate(list)
    },
  }
}

function extreme(
  numbers: readonly number[],
  isBetter: (number: number, best: number) => boolean,
): number | undefined {
  return numbers.reduce<number | undefined>(
    (best, number) => (best === undefined || isBetter(number, best) ? number : best),
    undefined,
  )
}

/** In decimal, so that 1.005 to two places is not a matter of binary fractions. */
function round(number: number, decimals: number): number {
  const shifted = decimals === 0 ? number : shift(number, decimals)
  const nearest = Math.round(shifted)
  const isWrongHalf = Math.abs(nearest - shifted) === 0.5 && Math.abs(nearest % 2) === 1
  const whole = isWrongHalf ? nearest - 1 : nearest
  const result = decimals === 0 ? whole : shift(whole, -decimals)
  return result === 0 ? 0 : result
}

function shift(number: number, places: number): number {
  const [digits = '', exponent = '0'] = String(number).split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}
