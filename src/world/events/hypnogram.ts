import type { Random } from '../../kernel/random.ts'
import { clamp, sum } from '../series.ts'

/** Terra's SleepLevel. */
export const AWAKE = 1
export const LIGHT = 4
export const DEEP = 5
export const REM = 6
export type Level = typeof AWAKE | typeof LIGHT | typeof DEEP | typeof REM

/** A run of one stage. */
export interface Stretch {
  readonly level: Level
  readonly minutes: number
}

/**
 * The stages of a sleep: falling asleep, cycles of about ninety minutes with ever less deep and ever more REM sleep,
 * getting up. Neighbours differ in level, and the minutes add up to `minutes`.
 */
export function hypnogram(choices: Random, minutes: number, isNap: boolean): readonly Stretch[] {
  const stretches: Stretch[] = []
  const gettingUp = Math.min(minutes, isNap ? 1 : choices.int(1, 5))
  let left = minutes - gettingUp
  const spend = (level: Level, wanted: number) => {
    const spent = clamp(wanted, 0, left)
    left -= spent
    append(stretches, level, spent)
  }
  spend(AWAKE, isNap ? choices.int(2, 6) : choices.int(5, 18))
  for (let cycle = 0; left > 0; cycle++) {
    spend(LIGHT, choices.int(10, 24))
    spend(DEEP, choices.int(28, 42) - cycle * 9)
    spend(LIGHT, choices.int(15, 28))
    if (!isNap) spend(REM, choices.int(6, 12) + cycle * 5)
    if (choices.chance(0.6)) spend(AWAKE, choices.int(1, 5))
  }
  append(stretches, AWAKE, gettingUp)
  return stretches
}

/** Minutes spent on a level. */
export function minutesOn(stretches: readonly Stretch[], level: Level): number {
  return sum(stretches.filter((stretch) => stretch.level === level).map(({ minutes }) => minutes))
}

export function runsOf(stretches: readonly Stretch[], level: Level): number {
  return stretches.filter((stretch) => stretch.level === level).length
}

/**
 * 0 to 100. Seven hours and a half with a fifth of deep and a fifth of REM sleep make a perfect night; of a nap, what
 * counts is how much of it was sleep.
 */
export function sleepScore(stretches: readonly Stretch[], isNap: boolean): number {
  const [light, deep, rem] = [
    minutesOn(stretches, LIGHT),
    minutesOn(stretches, DEEP),
    minutesOn(stretches, REM),
  ]
  const asleep = light + deep + rem
  if (isNap) return Math.round((100 * asleep) / (asleep + minutesOn(stretches, AWAKE)))
  const parts = [asleep / 450, deep / 90, rem / 90].map((part) => Math.min(1, part))
  return Math.round(60 * parts[0]! + 20 * parts[1]! + 20 * parts[2]!)
}

function append(stretches: Stretch[], level: Level, minutes: number): void {
  if (minutes <= 0) return
  const last = stretches.at(-1)
  if (last?.level === level) stretches[stretches.length - 1] = { level, minutes: last.minutes + minutes }
  else stretches.push({ level, minutes })
}
