/**
 * Whether a number is a multiple of another: as decimals, which is what a schema says, and in floating point as well,
 * which is what most validators compute. Only a number that passes both is a multiple to everybody.
 */
export function isMultiple(value: number, of: number): boolean {
  if (value === 0) return true
  const quotient = value / of
  if (!Number.isFinite(quotient)) return false
  if (!Number.isInteger(quotient)) return false
  const scale = 10 ** Math.min(Math.max(decimals(value), decimals(of)), 15)
  const scaled = Math.round(value * scale)
  return !Number.isSafeInteger(scaled) || scaled % Math.round(of * scale) === 0
}

/** Whether every reader says that it is not a multiple: rounding makes some readers say so of real multiples. */
export function isSurelyNoMultiple(value: number, of: number): boolean {
  const quotient = value / of
  return Number.isFinite(quotient) && Math.abs(quotient - Math.round(quotient)) > 1e-6
}

/** How many digits stand behind the decimal point. */
export function decimals(value: number): number {
  const [mantissa = '', exponent = '0'] = String(value).split('e')
  const fraction = mantissa.split('.')[1] ?? ''
  return Math.max(0, fraction.length - Number(exponent))
}

/** The smallest number that is a multiple of all of them. */
export function leastCommonMultiple(factors: readonly number[]): number {
  const scale = 10 ** Math.min(Math.max(0, ...factors.map(decimals)), 15)
  const whole = factors.map((factor) => Math.round(factor * scale))
  return whole.reduce((left, right) => (left / greatestCommonDivisor(left, right)) * right, 1) / scale
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right)
}
