import type { Random } from '../kernel/random.ts'
import type { DayNumber } from './calendar.ts'
import type { PersonTraits } from './person.ts'
import type { Place } from './place.ts'
import type { SportName } from './sport.ts'

/** A way to live, from which every day of a user is planned: a pure function of the seed, the user and the date. */
export interface Life {
  /** Kebab-case; the file's name. */
  readonly id: string
  /** What is special about it, for the lists that people read. */
  readonly about: string
  readonly home: Place
  /** How far the records reach back when the world begins. */
  readonly historyDays: number
  readonly traits?: PersonTraits
  /** One unless told. */
  readonly devices?: readonly [Device, ...Device[]]
  /** How often the device hands over what it holds; 3 unless told. */
  readonly syncEveryHours?: number
  /** `undefined` on dates that leave no trace: nothing worn, or the date skipped at the date line. */
  plan(day: LifeDay): DayPlan | undefined
  /** What becomes of a record later on; nothing unless told. */
  fate?(choices: Random): Fate
}

/** A date in somebody's life. */
export interface LifeDay {
  readonly number: DayNumber
  /** Days since the records of this user begin. */
  readonly age: number
  /** The choices of this user for whatever the labels name; name the date where the choice is this date's alone. */
  choose(...labels: readonly (string | number)[]): Random
}

/** Times of a plan are minutes of local time after the midnight that starts the date; before it they are negative. */
export interface DayPlan {
  readonly place: Place
  /** What ends on this date, in order, without overlaps but for those of two devices. */
  readonly sleeps: readonly SleepPlan[]
  readonly workouts: readonly WorkoutPlan[]
  /** When the user steps on the scale. */
  readonly measuredAt?: number
}

export interface SleepPlan {
  readonly bed: number
  readonly wake: number
  readonly isNap: boolean
  /** Which of the life's devices recorded it; the first unless told. */
  readonly device?: number
}

export interface WorkoutPlan {
  readonly start: number
  readonly minutes: number
  readonly sport: SportName
  readonly device?: number
  /** Where the user is by then, when that is no longer the day's place. */
  readonly place?: Place
}

export interface Device {
  readonly name: string
  readonly manufacturer: string
}

/** `amendedAfterHours` and `deletedAfterHours` count from when the record first appeared; at most 72. */
export interface Fate {
  readonly amendedAfterHours?: number
  readonly deletedAfterHours?: number
}
