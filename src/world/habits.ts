import type { Random } from '../kernel/random.ts'
import { weekday } from './calendar.ts'
import type { DayPlan, LifeDay, SleepPlan, WorkoutPlan } from './life.ts'
import type { Place } from './place.ts'
import type { SportName } from './sport.ts'

/** `23:30` in minutes; hours from 20 on belong to the evening before, unless they are meant as they stand. */
export function evening(hour: number, minute = 0): number {
  return (hour - 24) * 60 + minute
}

export function clock(hour: number, minute = 0): number {
  return hour * 60 + minute
}

export interface NightHabit {
  readonly bed: number
  readonly wake: number
  /** The largest shift of either end, in minutes. */
  readonly jitter: number
  /** Minutes that weekends start and end later. */
  readonly weekendShift?: number
}

/** The night that ends on the date. */
export function night(day: LifeDay, habit: NightHabit): SleepPlan {
  const { bed, wake, jitter, weekendShift = 0 } = habit
  const choices = day.choose('night', day.number)
  const shift = isWeekend(day) ? weekendShift : 0
  return {
    bed: bed + shift + choices.int(-jitter, jitter),
    wake: wake + shift + choices.int(-jitter, jitter),
    isNap: false,
  }
}

/** An hour after waking at the earliest, on weekends in the morning. */
export function workout(day: LifeDay, sports: readonly SportName[]): WorkoutPlan {
  const choices = day.choose('workout', day.number)
  const start = isWeekend(day) ? clock(10, 30) : clock(17, 15)
  return {
    start: start + choices.int(0, 70),
    minutes: choices.int(25, 70),
    sport: choices.pick(sports),
  }
}

/** A well-ordered date: one night, a workout on `activeDays` of seven, a look at the scale in the morning. */
export function ordinaryDay(
  day: LifeDay,
  place: Place,
  habit: NightHabit,
  sports: readonly SportName[],
  activeDays = 7,
): DayPlan {
  const choices: Random = day.choose('ordinary', day.number)
  const sleep = night(day, habit)
  return {
    place,
    sleeps: [sleep],
    workouts: choices.int(1, 7) <= activeDays ? [workout(day, sports)] : [],
    measuredAt: sleep.wake + choices.int(10, 35),
  }
}

function isWeekend(day: LifeDay): boolean {
  return weekday(day.number) >= 5
}
