import { degreesApart, firstPointOf, type Point, toPoint } from './coordinates.ts'
import type { Finding, Invariant } from './invariant.ts'
import { type Spot, select } from './read.ts'
import { summaryOf } from './rule.ts'

const PLACES = ['start', 'center', 'end'].map((name) => `position_data.${name}_pos_lat_lng_deg`)
const [START, , END] = PLACES as [string, string, string]
const SAMPLES = 'position_data.position_samples[].coords_lat_lng_deg'
const POLYLINE = 'polyline_map_data.summary_polyline'
const READS = [...PLACES.map((path) => `${path}[]`), `${SAMPLES}[]`]
const activity = { models: ['activity'] } as const

/** What holds of positions: latitude first, then longitude, in degrees. */
export const positionInvariants: readonly Invariant[] = [
  {
    id: 'position/is-on-earth',
    ...activity,
    grade: 'must',
    basis: 'plausible',
    title: 'Latitudes are between −90 and 90, longitudes between −180 and 180 degrees.',
    reason: 'There are no others: the two are swapped, or in semicircles or micro-degrees.',
    paths: READS,
    judge: (value) =>
      summaryOf(
        pointsOf(value)
          .filter(({ value: { lat, lng } }) => Math.abs(lat) > 90 || Math.abs(lng) > 180)
          .map(({ value: point, pointer }) => ({ value: `${nameOf(point)} is nowhere on Earth`, pointer })),
      ),
  },
  {
    id: 'position/is-not-the-origin',
    ...activity,
    grade: 'should',
    basis: 'plausible',
    title: 'No position is 0, 0.',
    reason: 'It is what a receiver without a fix reports, and open sea.',
    paths: READS,
    judge: (value) =>
      summaryOf(
        pointsOf(value)
          .filter(({ value: { lat, lng } }) => lat === 0 && lng === 0)
          .map(({ pointer }) => ({ value: 'a position of 0, 0', pointer })),
      ),
  },
  {
    id: 'position/begins-and-ends-with-the-samples',
    ...activity,
    grade: 'must',
    basis: 'implied',
    title: 'The start is the first sample and the end the last, within a hundredth of a degree.',
    reason:
      'They are the same places; start and end, or latitude and longitude, are swapped in one of the two.',
    paths: [`${START}[]`, `${END}[]`, `${SAMPLES}[]`],
    judge(value) {
      const samples = pointsAt(value, SAMPLES)
      return (
        near(pointsAt(value, START)[0], samples[0], 'start') ??
        near(pointsAt(value, END)[0], samples.at(-1), 'end')
      )
    },
  },
  {
    id: 'position/polyline-begins-at-the-start',
    ...activity,
    grade: 'should',
    basis: 'implied',
    title: 'The polyline begins where the workout does, within a tenth of a degree.',
    reason:
      'It draws the same way. Providers may cut its beginning to hide a home; six decimals are a factor of ten.',
    paths: [POLYLINE, `${START}[]`, `${SAMPLES}[]`],
    judge(value) {
      const polyline = select(value, POLYLINE)[0]?.value
      const first = typeof polyline === 'string' ? firstPointOf(polyline) : undefined
      const start = pointsAt(value, START)[0] ?? pointsAt(value, SAMPLES)[0]
      if (first === undefined || start === undefined || degreesApart(first, start.value) <= 0.1)
        return undefined
      const found = `the polyline begins at ${nameOf(first)}, the workout at ${nameOf(start.value)}`
      return { found, paths: ['/polyline_map_data/summary_polyline', start.pointer] }
    },
  },
]

function pointsOf(value: unknown): readonly Spot<Point>[] {
  return [...PLACES, SAMPLES].flatMap((path) => pointsAt(value, path))
}

function pointsAt(value: unknown, path: string): readonly Spot<Point>[] {
  return select(value, path).flatMap((spot) => {
    const point = toPoint(spot.value)
    return point === undefined ? [] : [{ value: point, pointer: spot.pointer }]
  })
}

function near(
  place: Spot<Point> | undefined,
  sample: Spot<Point> | undefined,
  name: string,
): Finding | undefined {
  if (place === undefined || sample === undefined) return undefined
  if (degreesApart(place.value, sample.value) <= 0.01) return undefined
  return {
    found: `the ${name} is ${nameOf(place.value)}, the sample there ${nameOf(sample.value)}`,
    paths: [place.pointer, sample.pointer],
  }
}

function nameOf({ lat, lng }: Point): string {
  return `${lat.toFixed(4)}, ${lng.toFixed(4)}`
}
