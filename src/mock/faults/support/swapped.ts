import type { JsonObject } from '../../../kernel/json.ts'
import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'

/** A record in which two members have changed places. */
export function swapped(record: JsonObject, one: string, other: string | undefined): JsonObject {
  if (other === undefined) return record
  const [first, second] = [resolvePointer(record, one), resolvePointer(record, other)]
  return withPointer(withPointer(record, one, second), other, first)
}
