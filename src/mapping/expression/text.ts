import { stringifyJson } from '../../kernel/json.ts'
import { plain, ValueError } from './value.ts'

/**
 * A value as text: a text as it is, a 64-bit integer with all its digits, a fraction with 15 significant digits,
 * anything else as JSON.
 */
export function textOf(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
    case 'string':
      return value
    case 'number':
      return numberText(value)
    case 'bigint':
      return String(value)
    default:
      return stringifyJson(rounded(plain(value)))
  }
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) throw new ValueError('the number is out of range', value)
  return String(significant(value))
}

function significant(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15))
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return significant(value)
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, rounded(item)]))
}
