import type { JsonValue } from '../../../kernel/json.ts'
import { RECORD_TIME_FORMATS } from '../../../partner/time-format.ts'
import { movedTime } from './record-times.ts'

const YEAR_MS = 365 * 86_400_000

/** A day or an instant of any format, a year later. */
export function aheadOf(value: unknown): JsonValue {
  for (const format of RECORD_TIME_FORMATS) {
    const moved = movedTime(value, format, YEAR_MS)
    if (moved !== value) return moved
  }
  return value as JsonValue
}
