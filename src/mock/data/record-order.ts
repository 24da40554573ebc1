import type { DataSource } from '../../partner/data.ts'
import type { WorldRecord } from '../../world/world.ts'

/** Where a record stands among others. */
export type Place = { readonly atMs: number; readonly id: string }

/** By its start; by its last change where the partner promises an order and its ranges match that. */
export function placeOf(record: WorldRecord, { records, range }: DataSource): Place {
  const byChange = records.order !== undefined && range.match === 'modified'
  return { atMs: byChange ? record.updatedMs : record.startMs, id: record.id }
}

/** Compares places in the order in which a partner tells its records, oldest first where none is declared. */
export function inOrder({ records }: DataSource): (a: Place, b: Place) => number {
  const sign = records.order === 'descending' ? -1 : 1
  return (a, b) => sign * (a.atMs - b.atMs || compare(a.id, b.id))
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
