import { POOL_SWIMMING, WITH_SWIMMING } from './activity-kinds.ts'
import type { Invariant } from './invariant.ts'
import { numberAt, numbersAt, select } from './read.ts'
import { show, whenNumbers } from './rule.ts'

const SWIMMING = 'distance_data.summary.swimming'
const DISTANCE = 'distance_data.summary.distance_meters'
const TYPE = 'metadata.type'
const STROKES = [`${SWIMMING}.num_strokes`, 'lap_data.laps[].total_strokes']
const STROKE_TYPE = 'lap_data.laps[].stroke_type'

/** What holds of swimming. */
export const swimmingInvariants: readonly Invariant[] = [
  {
    id: 'swimming/laps-cover-the-distance',
    models: ['activity'],
    grade: 'must',
    basis: 'implied',
    title: 'In a pool, laps times its length is the distance, give or take a length.',
    reason: 'Every lap is one length; yards, or laps there and back, break it.',
    ...whenNumbers(
      [`${SWIMMING}.num_laps`, `${SWIMMING}.pool_length_meters`, DISTANCE, TYPE],
      ([laps, length, meters, type]) =>
        type !== POOL_SWIMMING || length === 0 || Math.abs(laps * length - meters) <= length
          ? undefined
          : `${show(laps)} laps of ${show(length)} m, but ${show(meters)} m`,
    ),
  },
  {
    id: 'swimming/strokes-are-for-swimmers',
    models: ['activity'],
    grade: 'must',
    basis: 'documented',
    title: 'Strokes and stroke types are given for swimming only.',
    reason: 'Terra: relevant to swimming only. Steps were passed on as strokes, or the type is wrong.',
    paths: [TYPE, ...STROKES, STROKE_TYPE],
    judge(value) {
      const type = numberAt(value, TYPE)
      if (type === undefined || WITH_SWIMMING.includes(type)) return undefined
      const strokes = STROKES.flatMap((path) => numbersAt(value, path)).filter((spot) => spot.value > 0)
      const types = select(value, STROKE_TYPE).filter((spot) => spot.value !== '')
      const first = [...strokes, ...types][0]
      return first && { found: `swimming strokes in an activity of type ${type}`, paths: [first.pointer] }
    },
  },
]
