import type { Invariant } from './invariant.ts'
import { numberAt, numbersAt, select, windowOf } from './read.ts'
import { anyOf, show, whenNumbers } from './rule.ts'

const SD = 'sleep_durations_data'
const ASLEEP = `${SD}.asleep.duration_asleep_state_seconds`
const LIGHT = `${SD}.asleep.duration_light_sleep_state_seconds`
const DEEP = `${SD}.asleep.duration_deep_sleep_state_seconds`
const REM = `${SD}.asleep.duration_REM_sleep_state_seconds`
const REM_EVENTS = `${SD}.asleep.num_REM_events`
const AWAKE = `${SD}.awake.duration_awake_state_seconds`
const SHORT = `${SD}.awake.duration_short_interruption_seconds`
const LONG = `${SD}.awake.duration_long_interruption_seconds`
const FALLING_ASLEEP = `${SD}.awake.sleep_latency_seconds`
const GETTING_UP = `${SD}.awake.wake_up_latency_seconds`
const IN_BED = `${SD}.other.duration_in_bed_seconds`
const UNMEASURABLE = `${SD}.other.duration_unmeasurable_sleep_seconds`
const EFFICIENCY = `${SD}.sleep_efficiency`
const HYPNOGRAM_LEVEL = `${SD}.hypnogram_samples[].level`
const IS_NAP = 'metadata.is_nap'
const SLEEPING = 2

const sleep = { models: ['sleep'] } as const

/** What holds of a night's identity and of its durations among themselves. */
export const sleepInvariants: readonly Invariant[] = [
  {
    id: 'sleep/has-a-summary-id',
    ...sleep,
    grade: 'must',
    basis: 'documented',
    title: 'A sleep has a summary_id.',
    reason:
      'Terra tells nights apart by it and re-sends a night under the same one; its schema lets it be null, and ' +
      'consumers then store a night twice.',
    paths: ['metadata.summary_id'],
    judge(value) {
      const id = select(value, 'metadata.summary_id')[0]?.value
      if (typeof id === 'string' && id.trim() !== '') return undefined
      return { found: 'summary_id is missing', paths: ['/metadata/summary_id'] }
    },
  },
  {
    id: 'sleep/stages-add-up',
    ...sleep,
    grade: 'must',
    basis: 'implied',
    title: 'Light, deep and REM sleep add up to the time asleep, within a minute.',
    reason:
      'They are its parts. They may stay below it only where the hypnogram has sleep that no stage was found for.',
    ...whenNumbers([LIGHT, DEEP, REM, ASLEEP], ([light, deep, rem, asleep], value) => {
      const stages = light + deep + rem
      const hasUnstaged = numbersAt(value, HYPNOGRAM_LEVEL).some((spot) => spot.value === SLEEPING)
      if (stages <= asleep + 60 && (stages >= asleep - 60 || hasUnstaged)) return undefined
      return `stages of ${show(light)} + ${show(deep)} + ${show(rem)} = ${show(stages)} s, asleep ${show(asleep)} s`
    }),
    paths: [LIGHT, DEEP, REM, ASLEEP, HYPNOGRAM_LEVEL],
  },
  {
    id: 'sleep/parts-fit-in-bed',
    ...sleep,
    grade: 'must',
    basis: 'implied',
    title: 'Time asleep, awake and unmeasurable fit in the time in bed, within a minute.',
    reason: 'They do not overlap and all happen in bed. What is not given counts as nothing.',
    ...whenNumbers([ASLEEP, AWAKE, IN_BED], ([asleep, awake, inBed], value) => {
      const unmeasurable = numberAt(value, UNMEASURABLE) ?? 0
      if (asleep + awake + unmeasurable <= inBed + 60) return undefined
      const parts = `asleep ${show(asleep)} + awake ${show(awake)} + unmeasurable ${show(unmeasurable)}`
      return `${parts} s, in bed ${show(inBed)} s`
    }),
    paths: [ASLEEP, AWAKE, UNMEASURABLE, IN_BED],
  },
  {
    id: 'sleep/asleep-within-bed',
    ...sleep,
    grade: 'must',
    basis: 'implied',
    title: 'The time asleep is no longer than the time in bed, within a minute.',
    reason: 'The night is slept in bed; one of the two is in another unit, or they are swapped.',
    ...whenNumbers([ASLEEP, IN_BED], ([asleep, inBed]) =>
      asleep > inBed + 60 ? `asleep ${show(asleep)} s, in bed ${show(inBed)} s` : undefined,
    ),
  },
  {
    id: 'sleep/bed-within-the-window',
    ...sleep,
    grade: 'must',
    basis: 'implied',
    title: 'The time in bed is no longer than start_time to end_time, within a minute.',
    reason: 'The window of a night is the time in bed: milliseconds or a lost offset break it.',
    ...whenNumbers([IN_BED], ([inBed], value) => {
      const window = windowOf(value)
      if (window === undefined || inBed <= window.seconds + window.slackSeconds + 60) return undefined
      return `in bed ${show(inBed)} s, in a window of ${show(window.seconds)} s`
    }),
    paths: [IN_BED, 'metadata.start_time', 'metadata.end_time'],
  },
  {
    id: 'sleep/bed-fills-the-window',
    ...sleep,
    grade: 'should',
    basis: 'plausible',
    title: 'The time in bed is at least half of start_time to end_time.',
    reason: 'Some trackers trim the window a little; none by half. Minutes or hours were taken for seconds.',
    ...whenNumbers([IN_BED], ([inBed], value) => {
      const window = windowOf(value)
      if (window === undefined || inBed >= (window.seconds - window.slackSeconds) / 2) return undefined
      return `in bed ${show(inBed)} s, in a window of ${show(window.seconds)} s`
    }),
    paths: [IN_BED, 'metadata.start_time', 'metadata.end_time'],
  },
  {
    id: 'sleep/efficiency-is-asleep-over-in-bed',
    ...sleep,
    grade: 'must',
    basis: 'documented',
    title: 'sleep_efficiency is the share of the time in bed spent asleep, in percent, within 3.',
    reason: 'Terra defines it so; a fraction of one, or the share of another time, breaks it.',
    ...whenNumbers([ASLEEP, IN_BED, EFFICIENCY], ([asleep, inBed, efficiency]) => {
      if (inBed === 0 || Math.abs((100 * asleep) / inBed - efficiency) <= 3) return undefined
      return `efficiency ${show(efficiency)}, asleep ${show(asleep)} of ${show(inBed)} s`
    }),
  },
  {
    id: 'sleep/efficiency-is-in-percent',
    ...sleep,
    grade: 'should',
    basis: 'plausible',
    title: 'sleep_efficiency is more than 1.',
    reason: 'It is a percentage: a night of one percent is a fraction that was not multiplied by 100.',
    ...whenNumbers([EFFICIENCY], ([efficiency]) =>
      efficiency > 0 && efficiency <= 1 ? `efficiency ${show(efficiency)} looks like a fraction` : undefined,
    ),
  },
  {
    id: 'sleep/interruptions-within-awake',
    ...sleep,
    grade: 'must',
    basis: 'documented',
    title: 'Short and long interruptions fit in the time awake, within a minute.',
    reason: 'Terra defines both as parts of the time awake.',
    ...whenNumbers([SHORT, LONG, AWAKE], ([short, long, awake]) =>
      short + long > awake + 60
        ? `interruptions ${show(short)} + ${show(long)} s, awake ${show(awake)} s`
        : undefined,
    ),
  },
  {
    id: 'sleep/latencies-within-bed',
    ...sleep,
    grade: 'must',
    basis: 'documented',
    title: 'Falling asleep and getting up take no longer than the time in bed.',
    reason: 'Terra defines both as times spent in bed.',
    ...anyOf(
      [FALLING_ASLEEP, GETTING_UP].map((path) =>
        whenNumbers([path, IN_BED], ([latency, inBed]) =>
          latency > inBed + 60 ? `a latency of ${show(latency)} s, in bed ${show(inBed)} s` : undefined,
        ),
      ),
    ),
  },
  {
    id: 'sleep/rem-events-and-rem-time-agree',
    ...sleep,
    grade: 'must',
    basis: 'implied',
    title: 'There is REM sleep if and only if there are periods of it.',
    reason: 'One counts what the other adds up; a source read for the wrong one breaks it.',
    ...whenNumbers([REM_EVENTS, REM], ([events, rem]) =>
      events > 0 !== rem > 0 ? `${show(events)} REM periods, ${show(rem)} s of REM sleep` : undefined,
    ),
  },
  {
    id: 'sleep/nap-is-short',
    ...sleep,
    grade: 'should',
    basis: 'plausible',
    title: 'A nap lasts four hours at most.',
    reason: 'A longer one is a night: the flag is swapped.',
    paths: [IS_NAP, 'metadata.start_time', 'metadata.end_time'],
    judge(value) {
      const window = windowOf(value)
      const isNap = select(value, IS_NAP)[0]?.value === true
      if (window === undefined || !isNap || window.seconds <= 4 * 3600) return undefined
      return { found: `a nap of ${show(window.seconds / 3600)} h`, paths: ['/metadata/is_nap'] }
    },
  },
]
