import type { JsonValue } from '../kernel/json.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'
import { isoDate } from '../partner/time-format.ts'
import { DAY_MODELS } from '../terra/model.ts'

/** Whether Terra dates a data type from midnight to midnight, whatever instant a record names. */
export function isDayModel(type: DataType): boolean {
  return (DAY_MODELS as readonly string[]).includes(type)
}

/** Why the day of Terra's object is not the one that the record names, or `undefined`. */
export function dayDiffers(value: unknown, record: JsonValue, partner: Partner): string | undefined {
  const { records } = dataSource(partner, 'daily')
  const told = resolvePointer(record, records.start) ?? ''
  const written = isoDate(told) ?? String(told)
  const day =
    records.time === 'basicDate'
      ? written.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
      : written.slice(0, 10)
  const start = resolvePointer(value, '/metadata/start_time')
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || typeof start !== 'string') return undefined
  return start.startsWith(day) ? undefined : 'metadata.start_time is on another day than the record'
}
