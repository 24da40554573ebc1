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
  return new FilledDraft(base, schema, root)
}

/** A night has hundreds of items, and each has a draft: this one makes nothing that is thrown away. */
class FilledDraft implements RecordDraft {
  value: JsonValue
  readonly #schema: SchemaPlace | undefined
  readonly #root: RecordDraft | undefined
  readonly #written: string[] = []
  /** Whether `value` is a copy of our own: the base is copied once. */
  #isOurs = false

  constructor(base: JsonValue, schema: SchemaPlace | undefined, root: RecordDraft | undefined) {
    this.value = base
    this.#schema = schema
    this.#root = root
  }

  current(field: FieldReference): unknown {
    return field.from === 'root' && this.#root !== undefined
      ? this.#root.current(field)
      : valueAt(this.value, field.keys)
  }

  write(keys: readonly string[], value: JsonValue): void {
    const [key] = keys
    if (key === undefined) this.value = value
    else {
      if (!this.#isOurs) this.value = { ...objectOf(this.value) }
      this.#isOurs = true
      const ours = this.value as Record<string, JsonValue>
      ours[key] = keys.length === 1 ? value : withValue(ours[key], keys, value, 1)
    }
    for (let length = 1; length <= keys.length; length++) this.#written.push(nameOf(keys, length))
  }

  clear(keys: readonly string[]): void {
    for (let length = keys.length; length > 0; length--) {
      const path = keys.slice(0, length)
      if (this.#written.includes(nameOf(path)) || valueAt(this.value, path.slice(0, -1)) === undefined) return
      const place = schemaBelow(this.#schema, path)
      if (place === undefined) return
      const mayBeNull = typesOf(place).includes('null')
      if (place.isRequired && !mayBeNull) continue
      if (mayBeNull) this.write(path, null)
      else {
        this.value = withoutValue(this.value, path)
        this.#isOurs = false
      }
      return
    }
  }
}

export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return undefined
    at = (at as Readonly<Record<string, unknown>>)[key]
  }
  return at
}

/**
 * One text for a path.
 *
 * @param length - of its beginning alone; all of it unless told.
 */
export function nameOf(keys: readonly string[], length: number = keys.length): string {
  if (length === 1) return keys[0]!
  return (length === keys.length ? keys : keys.slice(0, length)).join('\u0000')
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}

/** @param from - the first of the keys that counts. */
function withValue(
  holder: JsonValue | undefined,
  keys: readonly string[],
  value: JsonValue,
  from: number,
): JsonValue {
  const key = keys[from]
  if (key === undefined) return value
  const object = objectOf(holder)
  return { ...object, [key]: withValue(object[key], keys, value, from + 1) }
}

function withoutValue(holder: JsonValue | undefined, keys: readonly string[]): JsonValue {
  const [key, ...rest] = keys
  const object = objectOf(holder)
  if (key === undefined || !Object.hasOwn(object, key)) return object
  if (rest.length > 0) return { ...object, [key]: withoutValue(object[key], rest) }
  const { [key]: _, ...others } = object
  return others
}
