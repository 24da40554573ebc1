import type { Random } from '../../kernel/random.ts'
import type { DayNumber } from '../calendar.ts'
import type { Device } from '../life.ts'
import type { Person } from '../person.ts'
import type { Place } from '../place.ts'
import type { Sample } from '../series.ts'
import type { Zone } from '../zone.ts'

/** Who something happens to, where and on which date, and the choices that decide the rest. */
export interface Scene {
  readonly person: Person
  readonly place: Place
  readonly zone: Zone
  readonly day: DayNumber
  readonly device: Device
  /** A fresh stream: the same scene asked for again makes the same choices. */
  readonly choices: Random
}

export interface Interval {
  readonly startMs: number
  readonly endMs: number
}

/** Terra's `device_data`. */
export function deviceData({ device }: Scene): { name: string; manufacturer: string } {
  return { name: device.name, manufacturer: device.manufacturer }
}

/** Terra's list of samples: each with its timestamp, and the value under a name of its own. */
export function samplesAs<Name extends string>(
  scene: Pick<Scene, 'zone'>,
  samples: readonly Sample[],
  name: Name,
): ({ timestamp: string } & Record<Name, number>)[] {
  return samples.map(
    ({ atMs, value }) =>
      ({ timestamp: scene.zone.stamp(atMs), [name]: value }) as { timestamp: string } & Record<Name, number>,
  )
}

/** The window of what is kept by the day. */
export function dayWindow(zone: Zone, day: DayNumber): Interval {
  return { startMs: zone.instant(day, 0), endMs: zone.instant(day + 1, 0) }
}

/** Terra's metadata of what is kept by the day. */
export function dayMetadata({ zone, day }: Scene): {
  start_time: string
  end_time: string
  timestamp_localization: 1
} {
  const { startMs, endMs } = dayWindow(zone, day)
  return { start_time: zone.stamp(startMs), end_time: zone.stamp(endMs), timestamp_localization: 1 }
}
