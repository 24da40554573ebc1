import type { EnumCode } from '../terra/enums.ts'

export type SportName = 'running' | 'walking' | 'hiking' | 'cycling' | 'swimming' | 'rowing' | 'yoga'

/** What a workout of a kind looks like, in rough figures that a person and a day vary. */
export interface Sport {
  /** Terra's ActivityType. */
  readonly type: EnumCode<'ActivityType'>
  readonly title: string
  /** Metres per second; without it the sport goes nowhere. */
  readonly speed?: readonly [slowest: number, fastest: number]
  readonly stepsPerMinute?: number
  /** Steps, strokes or turns of the pedals a minute. */
  readonly cadenceRpm?: number
  readonly outdoors: boolean
  /** Of the heart rate reserve, 0 to 1. */
  readonly intensity: number
  /** Energy as a multiple of that at rest. */
  readonly met: number
  readonly avgWatts?: number
  readonly poolLengthMeters?: number
}

export const SPORTS: Readonly<Record<SportName, Sport>> = {
  running: {
    type: 8,
    title: 'Running',
    speed: [2.5, 3.6],
    stepsPerMinute: 166,
    cadenceRpm: 166,
    outdoors: true,
    intensity: 0.72,
    met: 9,
  },
  walking: {
    type: 7,
    title: 'Walking',
    speed: [1.2, 1.6],
    stepsPerMinute: 110,
    cadenceRpm: 110,
    outdoors: true,
    intensity: 0.35,
    met: 3.5,
  },
  hiking: {
    type: 35,
    title: 'Hiking',
    speed: [0.9, 1.3],
    stepsPerMinute: 98,
    cadenceRpm: 98,
    outdoors: true,
    intensity: 0.45,
    met: 5.5,
  },
  cycling: {
    type: 1,
    title: 'Cycling',
    speed: [5.5, 8.5],
    cadenceRpm: 84,
    outdoors: true,
    intensity: 0.62,
    met: 7.5,
    avgWatts: 165,
  },
  swimming: {
    type: 83,
    title: 'Pool swim',
    speed: [0.7, 1.1],
    outdoors: false,
    intensity: 0.6,
    met: 7,
    poolLengthMeters: 25,
  },
  rowing: {
    type: 53,
    title: 'Rowing',
    speed: [2.2, 3.2],
    cadenceRpm: 24,
    outdoors: true,
    intensity: 0.6,
    met: 7,
  },
  yoga: { type: 100, title: 'Yoga', outdoors: false, intensity: 0.25, met: 2.5 },
}

export function sport(name: SportName): Sport {
  return SPORTS[name]
}
