import { isJsonObject, type JsonObject, type JsonValue } from '../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../kernel/pointer.ts'
import type { DataSource } from '../../partner/data.ts'

/** The first record of the declared example; an empty one where the example holds none. */
export function exampleRecord(source: DataSource): JsonObject {
  const found = resolvePointer(source.example, recordsPointer(source))
  const first = Array.isArray(found) ? found[0] : found
  return isJsonObject(first) ? first : {}
}

/** The declared example with this record as its only one. */
export function exampleWith(source: DataSource, record: JsonValue): JsonValue {
  const pointer = recordsPointer(source)
  const isList = !isJsonObject(resolvePointer(source.example, pointer))
  return withPointer(source.example, pointer, isList ? [record] : record)
}

/** Where the only record of `exampleWith` stands. */
export function recordPointer(source: DataSource): string {
  const pointer = recordsPointer(source)
  return isJsonObject(resolvePointer(source.example, pointer)) ? pointer : `${pointer}/0`
}

function recordsPointer({ response, records }: DataSource): string {
  return `${response.root}${records.at}`
}
