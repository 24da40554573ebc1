import type { JsonObject, JsonValue } from '../../kernel/json.ts'
import { type SchemaPlace, schemaBelow, typesOf } from '../schema-place.ts'
import type { Draft, FieldReference } from './inverse.ts'

/** A record or item that is being written. What was given stays as it is: only what is written over is copied. */
export interface RecordDraft extends Draft {
  value: JsonValue
  write(keys: readonly string[], value: JsonValue): void
  /** Says that a field has no value: null or left out, as the schema lets it; otherwise what stands there stays. */
  clear(keys: readonly string[]): void
}

/** @param root - the record around an item; for a record itself, `undefined`. */
export function draftOf(base: JsonValue, schema: SchemaPlace | undefined, root?: RecordDraft): RecordDraft {
  const written: string[] = []
  const draft: RecordDraft = {
    value: base,
    current: ({ from, keys }: FieldReference) =>
      from === 'root' && root !== undefined ? root.current({ from, keys }) : valueAt(draft.value, keys),
    write(keys, value) {
      draft.value = withValue(draft.value, keys, value)
      for (let length = 1; length <= keys.length; length++) written.push(nameOf(keys.slice(0, length)))
    },
    clear(keys) {
      for (let length = keys.length; length > 0; length--) {
        const path = keys.slice(0, length)
        if (written.includes(nameOf(path)) || valueAt(draft.value, path.slice(0, -1)) === undefined) return
        const place = schemaBelow(schema, path)
        if (place === undefined) return
        if (typesOf(place).includes('null')) return draft.write(path, null)
        if (!place.isRequired) {
          draft.value = withoutValue(draft.value, path)
          return
        }
      }
    },
  }
  return draft
}

export function valueAt(value: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    return (at as Readonly<Record<string, unknown>>)[key]
  }, value)
}

/** One text for a path. */
export function nameOf(keys: readonly string[]): string {
  return keys.length === 1 ? keys[0]! : keys.join('\u0000')
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

function withValue(holder: JsonValue | undefined, keys: readonly string[], value: JsonValue): JsonValue {
  const [key, ...rest] = keys
  if (key === undefined) return value
  const object = objectOf(holder)
  return { ...object, [key]: withValue(object[key], rest, value) }
}

function withoutValue(holder: JsonValue | undefined, keys: readonly string[]): JsonValue {
  const [key, ...rest] = keys
  const object = objectOf(holder)
  if (key === undefined || !Object.hasOwn(object, key)) return object
  if (rest.length > 0) return { ...object, [key]: withoutValue(object[key], rest) }
  const { [key]: _, ...others } = object
  return others
}
