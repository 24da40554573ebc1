import type { StoredRecord } from './store.ts'

/**
 * Whether a record adds to what is stored under its identity: it is new, or amended. A late delivery of an older
 * revision adds nothing, nor does the same revision again.
 */
export function saysSomethingNew(
  record: Pick<StoredRecord, 'raw' | 'updatedMs'>,
  stored: Pick<StoredRecord, 'raw' | 'updatedMs'> | undefined,
): boolean {
  if (stored === undefined) return true
  if (record.updatedMs !== undefined && stored.updatedMs !== undefined && record.updatedMs < stored.updatedMs)
    return false
  return record.raw !== stored.raw
}
