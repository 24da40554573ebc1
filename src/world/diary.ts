import { type DayNumber, MINUTE_MS } from './calendar.ts'
import { type Effort, effortOf } from './events/effort.ts'
import type { Interval } from './events/scene.ts'
import type { Place } from './place.ts'
import { createRecent } from './recent.ts'
import type { Resident } from './resident.ts'
import { type Sport, sport } from './sport.ts'
import type { Zone } from './zone.ts'

/** A date of a resident's life, its plan turned into instants. */
export interface Entry {
  readonly day: DayNumber
  readonly place: Place
  readonly zone: Zone
  readonly sleeps: readonly Slept[]
  readonly workouts: readonly Trained[]
  readonly measuredMs: number | undefined
}

export interface Slept extends Interval {
  readonly isNap: boolean
  readonly device: number
}

export interface Trained extends Interval {
  readonly sport: Sport
  readonly effort: Effort
  readonly device: number
  readonly place: Place
  readonly zone: Zone
}

/** What residents do on a date; `undefined` where it leaves no trace. */
export type Diary = (resident: Resident, day: DayNumber) => Entry | undefined

export interface DiaryOptions {
  readonly keepsHomeTime?: boolean
  readonly maxEntries?: number
}

/**
 * @param options.keepsHomeTime - clocks stay those of home wherever somebody is; not unless told.
 */
export function createDiary(
  zones: (name: string) => Zone,
  { keepsHomeTime = false, maxEntries = 2048 }: DiaryOptions = {},
): Diary {
  const zoneOf =
    ({ life }: Resident) =>
    (place: Place) =>
      zones(keepsHomeTime ? life.home.zone : place.zone)
  const recent = createRecent<{ readonly entry: Entry | undefined }>(maxEntries)
  return (resident, day) => {
    if (day < resident.joined) return undefined
    const key = `${resident.index}/${day}`
    return (recent.get(key) ?? recent.set(key, { entry: entryOf(resident, day, zoneOf(resident)) })).entry
  }
}

function entryOf(resident: Resident, day: DayNumber, zoneOf: (place: Place) => Zone): Entry | undefined {
  const { choose, life, joined, person } = resident
  const plan = life.plan({ number: day, age: day - joined, choose })
  if (plan === undefined) return undefined
  const zone = zoneOf(plan.place)
  return {
    day,
    place: plan.place,
    zone,
    sleeps: plan.sleeps.map(({ bed, wake, isNap, device = 0 }) => ({
      startMs: zone.instant(day, bed),
      endMs: zone.instant(day, wake),
      isNap,
      device,
    })),
    workouts: plan.workouts.map(({ start, minutes, sport: name, device = 0, place = plan.place }, nth) => {
      const thereZone = zoneOf(place)
      const startMs = thereZone.instant(day, start)
      const effort = effortOf(choose('effort', day, nth), sport(name), person, minutes)
      const endMs = startMs + minutes * MINUTE_MS
      return { startMs, endMs, sport: sport(name), effort, device, place, zone: thereZone }
    }),
    measuredMs: plan.measuredAt === undefined ? undefined : zone.instant(day, plan.measuredAt),
  }
}
