import { idText } from '../client/locate.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { Records } from '../partner/data.ts'
import { recordClock } from '../partner/record-clock.ts'

/** What the pointers of `records` say of one record; what is not there or not of its format is `undefined`. */
export interface RecordFacts {
  readonly id?: string
  readonly startMs?: number
  readonly endMs?: number
  readonly updatedMs?: number
  readonly offsetMinutes?: number
  /** Whether the start may be a later instant, which the clock showed as the same time. */
  readonly isStartShownTwice?: boolean
  readonly userId?: string
}

/** @param userZone - IANA: where wall clocks are the user's, and only the partner's word on the user tells whose. */
export function recordFacts(records: Records, record: unknown, userZone?: string): RecordFacts {
  const at = (pointer: string | undefined) =>
    pointer === undefined ? undefined : resolvePointer(record, pointer)
  const { instant, offsetMinutes, isStartShownTwice } = recordClock(records, record, userZone)
  const facts = {
    id: idText(at(records.id)),
    startMs: instant(records.time, at(records.start)),
    endMs: instant(records.time, at(records.end)),
    updatedMs: instant(records.updatedTime ?? records.time, at(records.updated)),
    offsetMinutes,
    isStartShownTwice: isStartShownTwice ? true : undefined,
    userId: idText(at(records.userId)),
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}
