import { isJsonObject, type JsonValue } from '../kernel/json.ts'
import { pointerKeys } from '../kernel/pointer.ts'

/**
 * Whether a field stands in a record: it is there, it is not null, and a list on the way to `*` is not empty.
 *
 * @param pointer - from the record; `*` for any item of a list.
 */
export function hasField(record: JsonValue | undefined, pointer: string): boolean {
  return hasKeys(record, pointerKeys(pointer))
}

function hasKeys(value: JsonValue | undefined, [key, ...rest]: readonly string[]): boolean {
  if (value === undefined || value === null) return false
  if (key === undefined) return true
  if (key === '*') return Array.isArray(value) && value.some((item) => hasKeys(item, rest))
  return isJsonObject(value) && Object.hasOwn(value, key) && hasKeys(value[key], rest)
}
