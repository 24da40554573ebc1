import { isJsonObject } from '../kernel/json.ts'

/** Equality as JSON Schema has it: `1` is `1.0`, and the order of keys says nothing (core, section 4.2.2). */
export function equalJson(left: unknown, right: unknown): boolean {
  if (Object.is(left, right) || left === right) return true
  if (typeof left === 'bigint' || typeof right === 'bigint') return sameInteger(left, right)
  if (Array.isArray(left)) {
    if (!Array.isArray(right) || left.length !== right.length) return false
    return left.every((item, index) => equalJson(item, right[index]))
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false
  const keys = Object.keys(left)
  if (keys.length !== Object.keys(right).length) return false
  return keys.every((key) => Object.hasOwn(right, key) && equalJson(left[key], right[key]))
}

function sameInteger(left: unknown, right: unknown): boolean {
  const isNumber = (value: unknown) => typeof value === 'number' || typeof value === 'bigint'
  if (!isNumber(left) || !isNumber(right)) return false
  // Ordering compares the values, whatever holds them.
  return (left as number) >= (right as number) && (left as number) <= (right as number)
}

/** One text per JSON value, the same for equal values. */
export function keyOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`
  if (isJsonObject(value)) {
    const keys = Object.keys(value).sort()
    return `{${keys.map((key) => `${JSON.stringify(key)}:${keyOf(value[key])}`).join()}}`
  }
  if (typeof value === 'bigint') return value.toString()
  return JSON.stringify(value === 0 ? 0 : value)
}
