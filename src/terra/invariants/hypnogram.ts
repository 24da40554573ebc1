import { secondsBetween, type TerraTime } from '../time.ts'
import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberAt, numberOf, timeOf, windowOf } from './read.ts'
import { pointerOf, show } from './rule.ts'

const SD = 'sleep_durations_data'
const LIST = `${SD}.hypnogram_samples[]`
const AWAKE = 1
const [LIGHT, DEEP, REM] = [4, 5, 6]

/** The stages that a hypnogram and a duration both tell of. */
const STAGES = [
  { level: LIGHT, name: 'light sleep', path: `${SD}.asleep.duration_light_sleep_state_seconds` },
  { level: DEEP, name: 'deep sleep', path: `${SD}.asleep.duration_deep_sleep_state_seconds` },
  { level: REM, name: 'REM sleep', path: `${SD}.asleep.duration_REM_sleep_state_seconds` },
  { level: AWAKE, name: 'awake', path: `${SD}.awake.duration_awake_state_seconds` },
] as const

const READS = [`${LIST}.timestamp`, `${LIST}.level`]

/** What holds between a hypnogram and the night's totals; providers may publish two views, so none is an error. */
export const hypnogramInvariants: readonly Invariant[] = [
  {
    id: 'hypnogram/agrees-with-stage-durations',
    models: ['sleep'],
    grade: 'should',
    basis: 'documented',
    title: 'The hypnogram gives each stage the time that its duration says, within 10 % or ten minutes.',
    reason:
      'Some providers smooth one and not the other, so it is a warning; stages that are swapped show here.',
    paths: [...READS, ...STAGES.map((stage) => stage.path), 'metadata.end_time'],
    judge: stagesAgree,
  },
  {
    id: 'hypnogram/agrees-with-rem-periods',
    models: ['sleep'],
    grade: 'should',
    basis: 'implied',
    title: 'The hypnogram has as many runs of REM sleep as num_REM_events says, give or take one.',
    reason: 'Both count the same periods; a provider may drop short ones from either.',
    paths: [...READS, `${SD}.asleep.num_REM_events`],
    judge: (value) => countsRuns(value, REM, `${SD}.asleep.num_REM_events`, 1),
  },
  {
    id: 'hypnogram/agrees-with-wake-ups',
    models: ['sleep'],
    grade: 'should',
    basis: 'implied',
    title: 'The hypnogram has about as many runs awake as num_wakeup_events says, give or take two.',
    reason: 'Falling asleep and getting up are runs awake that count as no wake-up.',
    paths: [...READS, `${SD}.awake.num_wakeup_events`],
    judge: (value) => countsRuns(value, AWAKE, `${SD}.awake.num_wakeup_events`, 2),
  },
]

interface Step {
  readonly time: TerraTime
  readonly level: number
}

function stepsOf(value: unknown): readonly Step[] {
  return listsAt(value, LIST).flatMap((list) =>
    list.value.flatMap((item) => {
      const time = timeOf(item, 'timestamp')
      const level = numberOf(item, 'level')
      return time === undefined || level === undefined ? [] : [{ time, level }]
    }),
  )
}

/** Each level lasts until the next sample, the last one until the end of the night. */
function stagesAgree(value: unknown): Finding | undefined {
  const steps = stepsOf(value)
  const window = windowOf(value)
  if (steps.length < 2 || window === undefined) return undefined
  const seconds = new Map<number, number>()
  for (const [index, { time, level }] of steps.entries()) {
    const lasts = secondsBetween(time, steps[index + 1]?.time ?? window.end) ?? 0
    seconds.set(level, (seconds.get(level) ?? 0) + lasts)
  }
  for (const { level, name, path } of STAGES) {
    const declared = numberAt(value, path)
    const drawn = seconds.get(level) ?? 0
    if (
      declared === undefined ||
      Math.abs(declared - drawn) <= Math.max(600, 0.1 * declared) + window.slackSeconds
    )
      continue
    return {
      found: `${show(declared)} s of ${name}, and ${show(drawn)} s in the hypnogram`,
      paths: [pointerOf(path), '/sleep_durations_data/hypnogram_samples'],
    }
  }
  return undefined
}

function countsRuns(value: unknown, level: number, path: string, tolerance: number): Finding | undefined {
  const steps = stepsOf(value)
  const declared = numberAt(value, path)
  if (steps.length < 2 || declared === undefined) return undefined
  const runs = steps.filter((step, index) => step.level === level && steps[index - 1]?.level !== level).length
  if (Math.abs(runs - declared) <= tolerance) return undefined
  return {
    found: `${show(declared)} declared, and ${runs} in the hypnogram`,
    paths: [pointerOf(path), '/sleep_durations_data/hypnogram_samples'],
  }
}
