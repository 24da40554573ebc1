import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import type { Hooks } from '../../seams.ts'
import { anotherOf } from './same-kind.ts'

const AGAIN = '-again'

/** Hooks that tell each record of a data type a second time, under an id of its own. */
export function toldTwice(type: DataType): Hooks {
  return {
    selectRecords: (honest) => (query, mock) => {
      const records = honest(query, mock)
      return query.type === type
        ? records.flatMap((record) => [record, { ...record, id: `${record.id}${AGAIN}` }])
        : records
    },
    record: (honest) => (record, told, source, mock) => {
      const written = honest(record, told, source, mock)
      return record.id.endsWith(AGAIN)
        ? withPointer(written, source.records.id, anotherOf(resolvePointer(written, source.records.id)))
        : written
    },
  }
}
