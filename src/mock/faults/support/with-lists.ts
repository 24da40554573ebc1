import type { JsonObject, JsonValue } from '../../../kernel/json.ts'

/** A record whose lists are changed. */
export function withLists(
  record: JsonObject,
  change: (list: readonly JsonValue[]) => readonly JsonValue[],
): JsonObject {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, Array.isArray(value) ? change(value) : value]),
  )
}
