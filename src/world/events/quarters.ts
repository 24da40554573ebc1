import type { Random } from '../../kernel/random.ts'
import { DAY_MS, HOUR_MS, MINUTE_MS, modulo } from '../calendar.ts'
import type { Person } from '../person.ts'
import { clamp, round } from '../series.ts'
import type { Sport } from '../sport.ts'
import type { Zone } from '../zone.ts'
import type { Interval } from './scene.ts'

export const QUARTER_MS = 900_000

/** A quarter of an hour of somebody's day. */
export interface Quarter {
  readonly atMs: number
  readonly doing: 'sleep' | 'workout' | 'wake'
  /** Steps of everyday life; those of a workout are the workout's. */
  readonly steps: number
  readonly floors: number
  readonly effort: 'rest' | 'inactive' | 'low' | 'moderate' | 'vigorous'
  readonly bpm: number
  /** 0 to 100; absent where the sensor missed it. */
  readonly stress?: number
  /** Percent, in sleep. */
  readonly saturation?: number
}

export interface DayCourse extends Interval {
  readonly zone: Zone
  readonly person: Person
  readonly asleep: readonly Interval[]
  readonly training: readonly (Interval & { readonly sport: Sport })[]
}

/**
 * The quarters that have passed by an instant. What is told of one never changes as the day goes on. Trackers keep 24
 * hours a day: of the long one in autumn the last hour is on no record, as nobody could say it with one offset.
 */
export function quartersOf(choices: Random, course: DayCourse, untilMs: number): readonly Quarter[] {
  const quarters: Quarter[] = []
  const lastMs = Math.min(untilMs, course.endMs, course.startMs + DAY_MS)
  for (let atMs = course.startMs; atMs + QUARTER_MS <= lastMs; atMs += QUARTER_MS) {
    quarters.push(quarterAt(choices, course, atMs, quarters.length))
  }
  return quarters
}

function quarterAt(choices: Random, course: DayCourse, atMs: number, index: number): Quarter {
  const { person } = course
  const middleMs = atMs + QUARTER_MS / 2
  const dice = [choices.fraction(), choices.fraction(), choices.fraction(), choices.fraction()] as const
  const missed = index % 4 === 3
  if (isWithin(course.asleep, middleMs)) {
    return {
      atMs,
      doing: 'sleep',
      steps: 0,
      floors: 0,
      effort: 'rest',
      bpm: Math.round(person.restingHrBpm + 1 + dice[0] * 6),
      saturation: round(95 + dice[1] * 3, 1),
      ...(missed ? {} : { stress: Math.round(4 + dice[2] * 16) }),
    }
  }
  const training = course.training.find((interval) => isWithin([interval], middleMs))
  if (training !== undefined) return trainingQuarter(person, training.sport, atMs, dice[0])
  return wakingQuarter(course, atMs, dice, missed)
}

function trainingQuarter(person: Person, { intensity }: Sport, atMs: number, die: number): Quarter {
  const reserve = person.maxHrBpm - person.restingHrBpm
  return {
    atMs,
    doing: 'workout',
    steps: 0,
    floors: 0,
    effort: intensity < 0.4 ? 'low' : intensity < 0.65 ? 'moderate' : 'vigorous',
    bpm: Math.round(person.restingHrBpm + reserve * (intensity - 0.05 + die * 0.1)),
  }
}

function wakingQuarter(
  { zone, person }: DayCourse,
  atMs: number,
  dice: readonly [number, number, number, number],
  missed: boolean,
): Quarter {
  const hour = modulo((atMs + zone.offsetMinutes(atMs) * MINUTE_MS) / HOUR_MS, 24)
  const isBusy = hour >= 8 && hour < 20
  const isMoving = dice[0] < (isBusy ? 0.55 : 0.25)
  const steps = Math.round(isMoving ? 60 + dice[1] * (isBusy ? 520 : 260) : dice[1] * 50)
  return {
    atMs,
    doing: 'wake',
    steps,
    floors: steps > 250 && dice[2] < 0.5 ? 1 : 0,
    effort: steps > 200 ? 'low' : 'inactive',
    bpm: Math.round(person.restingHrBpm + 10 + dice[3] * 14 + steps / 25),
    ...(missed ? {} : { stress: Math.round(clamp(12 + dice[2] * 55 + (isBusy ? 12 : 0), 0, 100)) }),
  }
}

function isWithin(intervals: readonly Interval[], atMs: number): boolean {
  return intervals.some(({ startMs, endMs }) => atMs >= startMs && atMs < endMs)
}
