import type { JsonObject } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { DayNumber } from './calendar.ts'
import type { Device } from './life.ts'
import type { Place } from './place.ts'
import type { Zone } from './zone.ts'

/** All that ever becomes of one record: when it appears, what it says from when on, when it is deleted. */
export interface Story {
  readonly type: DataType
  /** Under which it is told; with the type and `nth` it names the record among those of its user. */
  readonly day: DayNumber
  readonly nth: number
  readonly place: Place
  readonly zone: Zone
  /** Ascending and not empty: when it appears, and when it changes. */
  readonly turnsMs: readonly number[]
  readonly deletedMs?: number
  /** What the record says from one of its turns on. */
  stateFrom(turnMs: number): State
}

/** A record between two turns. */
export interface State {
  readonly startMs: number
  readonly endMs: number
  /** In Terra's terms. */
  terra(names: Names): JsonObject
}

/** How the partner calls a record, its user, and the device of who has no special one. */
export interface Names {
  readonly recordId: string
  readonly userId: string
  readonly device?: Device
}

/** The turn that counts at an instant; `undefined` before the first and once the record is deleted. */
export function turnAt({ turnsMs, deletedMs }: Story, nowMs: number): number | undefined {
  if (deletedMs !== undefined && deletedMs <= nowMs) return undefined
  return turnsMs.findLast((turnMs) => turnMs <= nowMs)
}
