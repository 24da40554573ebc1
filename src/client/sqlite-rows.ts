import { type JsonValue, parseJson } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Row } from './sqlite-database.ts'
import type { StoredRecord } from './store.ts'

/** A row of `records`. */
export function storedRecord(row: Row): StoredRecord {
  const { connection_id: connectionId, type, id, raw, terra, updated_ms: updatedMs } = row
  return {
    connectionId: String(connectionId),
    type: String(type) as DataType,
    id: String(id),
    raw: String(raw),
    ...(terra === null || terra === undefined ? {} : { terra: fromJson<JsonValue>(terra) }),
    ...(updatedMs === null || updatedMs === undefined ? {} : { updatedMs: Number(updatedMs) }),
  }
}

/** What we wrote ourselves, read back. */
export function fromJson<T>(json: unknown): T {
  return parseJson(String(json)) as T
}

export function maybeJson<T>(json: unknown): T | undefined {
  return typeof json === 'string' ? fromJson<T>(json) : undefined
}
