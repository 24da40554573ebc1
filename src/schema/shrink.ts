import { isJsonObject, type JsonObject, type JsonValue } from '../kernel/json.ts'
import { equalJson } from './equal.ts'

/**
 * Values that are simpler than this one, the boldest first. Simpler is closer to the target where there is one, and
 * smaller elsewhere; every chain of them ends. Whether they are valid is for the caller to see.
 *
 * @param steps - distances that numbers may have to keep: the schema's `multipleOf`.
 */
export function* simpler(
  value: JsonValue,
  target: JsonValue | undefined,
  steps: readonly number[] = [],
): Generator<JsonValue> {
  if (target !== undefined && equalJson(value, target)) return
  if (target !== undefined) yield target
  if (value === true && target === undefined) yield false
  if (typeof value === 'number') yield* simplerNumber(value, typeof target === 'number' ? target : 0, steps)
  if (typeof value === 'bigint' && value !== 0n) yield* [0n, value / 2n]
  if (typeof value === 'string') yield* simplerText(value)
  if (Array.isArray(value)) yield* simplerArray(value, Array.isArray(target) ? target : undefined, steps)
  if (isJsonObject(value)) yield* simplerObject(value, isJsonObject(target) ? target : undefined, steps)
}

function* simplerNumber(value: number, target: number, steps: readonly number[]): Generator<number> {
  if (value === target) return
  yield target
  if (value < 0 && target >= 0) yield -value
  if (!Number.isInteger(value)) {
    yield Math.trunc(value)
    for (const digits of [0, 1, 2, 4]) {
      const rounded = Number(value.toFixed(digits))
      if (Math.abs(rounded) <= Math.abs(value) && rounded !== value) yield rounded
    }
  }
  for (const step of [1, ...steps]) {
    const whole = Math.trunc((value - target) / step)
    for (let half = Math.trunc(whole / 2); half !== 0; half = Math.trunc(half / 2)) {
      const closer = value - half * step
      if (closer !== value) yield Number(closer.toPrecision(15))
    }
    if (Math.abs(whole) >= 1) yield Number((value - Math.sign(whole) * step).toPrecision(15))
  }
}

function* simplerText(text: string): Generator<string> {
  const chars = [...text]
  if (chars.length === 0) return
  yield ''
  for (let length = Math.trunc(chars.length / 2); length > 0; length = Math.trunc(length / 2)) {
    yield chars.slice(0, chars.length - length).join('')
    yield chars.slice(length).join('')
  }
  for (let index = 0; index < Math.min(chars.length, 64); index++) yield chars.toSpliced(index, 1).join('')
  for (let index = 0; index < Math.min(chars.length, 64); index++) {
    const plain = plainChar(chars[index]!)
    if (plain !== chars[index]) yield chars.with(index, plain).join('')
  }
}

/** The plainest character of the same kind. */
function plainChar(char: string): string {
  if (/\d/.test(char)) return '0'
  return /[A-Z]/.test(char) ? 'A' : 'a'
}

function* simplerArray(
  items: readonly JsonValue[],
  target: readonly JsonValue[] | undefined,
  steps: readonly number[],
): Generator<JsonValue> {
  const least = target?.length ?? 0
  const spare = items.length - least
  if (spare > 0) {
    yield items.slice(0, least)
    for (let count = Math.trunc(spare / 2); count > 0; count = Math.trunc(count / 2)) {
      yield items.slice(0, items.length - count)
      yield items.slice(count)
    }
    for (const index of items.keys()) yield items.toSpliced(index, 1)
  }
  for (const [index, item] of items.entries()) {
    for (const smaller of simpler(item, target?.[index], steps)) yield items.with(index, smaller)
  }
}

function* simplerObject(
  object: JsonObject,
  target: JsonObject | undefined,
  steps: readonly number[],
): Generator<JsonValue> {
  const names = Object.keys(object)
  const spare = names.filter((name) => target === undefined || !Object.hasOwn(target, name))
  if (spare.length > 1) {
    yield without(object, spare)
    yield without(object, spare.slice(0, Math.trunc(spare.length / 2)))
    yield without(object, spare.slice(Math.trunc(spare.length / 2)))
  }
  for (const name of spare) yield without(object, [name])
  for (const name of names) {
    const goal = target !== undefined && Object.hasOwn(target, name) ? target[name] : undefined
    for (const smaller of simpler(object[name]!, goal, steps)) yield withMember(object, name, smaller)
  }
}

function without(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name)))
}

function withMember(object: JsonObject, name: string, value: JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, old]) => [key, key === name ? value : old]))
}
