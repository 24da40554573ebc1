import type { DataType } from '../../partner/data.ts'
import { type DayNumber, HOUR_MS } from '../calendar.ts'
import type { Scene } from '../events/scene.ts'
import type { Device } from '../life.ts'
import type { Place } from '../place.ts'
import type { Resident } from '../resident.ts'
import type { Names, Story } from '../story.ts'
import type { Zone } from '../zone.ts'

/** What a story is about. */
export interface Subject {
  readonly type: DataType
  readonly day: DayNumber
  readonly nth: number
  readonly place: Place
  readonly zone: Zone
}

const ANY_DEVICE: Device = { name: 'Band', manufacturer: 'Halo' }

/** The scene of a subject; each call starts its choices anew. */
export function sceneOf(
  { person, life, choose }: Resident,
  { type, day, nth, place, zone }: Subject,
  { device }: Pick<Names, 'device'> = {},
  nthDevice = 0,
): Scene {
  const worn = life.devices?.[nthDevice] ?? device ?? ANY_DEVICE
  return { person, place, zone, day, device: worn, choices: choose(type, day, nth) }
}

/** When a record appears after what it tells of has ended, and what its life's fate makes of it. */
export function turnsAfter(
  { life, choose, syncAfter }: Resident,
  { type, day, nth }: Subject,
  endMs: number,
): Pick<Story, 'turnsMs' | 'deletedMs'> {
  const createdMs = syncAfter(endMs)
  const fate = life.fate?.(choose('fate', type, day, nth)) ?? {}
  const later = (hours: number) => syncAfter(createdMs + hours * HOUR_MS)
  const { amendedAfterHours: amended, deletedAfterHours: deleted } = fate
  return {
    turnsMs: [createdMs, ...(amended === undefined ? [] : [later(amended)])],
    ...(deleted === undefined ? {} : { deletedMs: later(deleted) }),
  }
}

/** Whether nothing more becomes of a record after this turn. */
export function isFinal({ turnsMs }: Pick<Story, 'turnsMs'>, turnMs: number): boolean {
  return turnMs >= turnsMs.at(-1)!
}
