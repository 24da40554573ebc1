import { type Random, random } from '../kernel/random.ts'
import { DAY_MS, type DayNumber, HOUR_MS, weekday } from './calendar.ts'
import type { Life } from './life.ts'
import { LIVES } from './lives.ts'
import { createPerson, type Person } from './person.ts'

/** One user of a world: which life, since when, and who. */
export interface Resident {
  readonly index: number
  readonly life: Life
  readonly person: Person
  /** The first date with records. */
  readonly joined: DayNumber
  /** The first moment after an instant at which the device hands over what it holds. */
  syncAfter(epochMs: number): number
  choose(...labels: readonly (string | number)[]): Random
}

export function lifeOf(userIndex: number): Life {
  return LIVES[userIndex % LIVES.length]!
}

/**
 * @param beginMs - when the world begins. Histories are counted back from the Monday before, so that a world which is
 * made again in the same week has the same records.
 */
export function createResident(seed: number, index: number, beginMs: number): Resident {
  const life = lifeOf(index)
  const choose: Resident['choose'] = (...labels) => random(seed, 'user', index, ...labels)
  const today = Math.floor(beginMs / DAY_MS)
  const periodMs = (life.syncEveryHours ?? 3) * HOUR_MS
  const phaseMs = choose('sync').int(60, periodMs / 1000 - 60) * 1000
  return {
    index,
    life,
    person: createPerson(seed, index, life.traits),
    joined: today - weekday(today) - life.historyDays,
    syncAfter: (epochMs) => Math.floor((epochMs - phaseMs) / periodMs + 1) * periodMs + phaseMs,
    choose,
  }
}
