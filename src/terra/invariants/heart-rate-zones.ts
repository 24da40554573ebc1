import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numberOf, numbersAt, type Spot, windowOf } from './read.ts'
import { atEachRoot, eachItem, eachList, firstOf, fitsInTheWindow, show, sum, withinRange } from './rule.ts'

const ZONES = [
  'heart_rate_data.summary.hr_zone_data[]',
  'heart_data.heart_rate_data.summary.hr_zone_data[]',
] as const
const models = ['sleep', 'activity', 'daily', 'body'] as const

/** What holds of heart rate zones: ranges in percent of the user's maximum, and the time spent in each. */
export const zoneInvariants: readonly Invariant[] = [
  {
    id: 'zones/ascend',
    models,
    grade: 'must',
    basis: 'documented',
    title: 'Zones are listed by ascending index, each once.',
    reason: 'Terra: a zero-based index. One zone twice, or all of them 0, is an index that was not mapped.',
    ...atEachRoot(ZONES, (list) => eachList(list, 'zone', (zones) => indicesAscend(zones))),
  },
  {
    id: 'zones/are-the-known-ones',
    models,
    grade: 'should',
    basis: 'documented',
    title: 'A zone is one of 0 to 6.',
    reason:
      'Terra names these seven, and lets the field be any integer: a limit in beats or percent was passed on.',
    ...withinRange(
      ZONES.map((list) => `${list}.zone`),
      0,
      6,
    ),
  },
  {
    id: 'zones/ranges-are-not-empty',
    models,
    grade: 'must',
    basis: 'documented',
    title: 'A zone starts below where it ends.',
    reason: 'It is a range of percentages; the two are swapped.',
    ...atEachRoot(ZONES, (list) =>
      eachItem(list, ['start_percentage', 'end_percentage'], ([start, end]) =>
        start < end ? undefined : `a zone from ${show(start)} to ${show(end)} percent`,
      ),
    ),
  },
  {
    id: 'zones/join',
    models,
    grade: 'must',
    basis: 'documented',
    title: 'Where one zone ends the next begins, within one percent.',
    reason: 'Zones divide the range: a gap or an overlap comes of another unit, such as beats a minute.',
    paths: ZONES.flatMap((list) =>
      ['zone', 'start_percentage', 'end_percentage'].map((key) => `${list}.${key}`),
    ),
    judge: (value) => firstOf(ZONES, (path) => firstOf(listsAt(value, path), zonesJoin)),
  },
  {
    id: 'zones/fit-in-the-window',
    models,
    grade: 'must',
    basis: 'implied',
    title: 'The time in all zones is no longer than start_time to end_time, within a minute.',
    reason: 'The heart is in one zone at a time; minutes or milliseconds break it.',
    ...atEachRoot(ZONES, (list) => fitsInTheWindow([`${list}.duration_seconds`])),
  },
  {
    id: 'zones/time-is-in-seconds',
    models: ['activity'],
    grade: 'should',
    basis: 'plausible',
    title: 'The zones of a workout hold a twentieth of its time, or nothing.',
    reason: 'The heart was measured or it was not: minutes were taken for seconds.',
    paths: [`${ZONES[0]}.duration_seconds`, 'metadata.start_time', 'metadata.end_time'],
    judge(value) {
      const spots = numbersAt(value, `${ZONES[0]}.duration_seconds`)
      const seconds = sum(spots.map((spot) => spot.value))
      const length = (windowOf(value)?.seconds ?? 0) - (windowOf(value)?.slackSeconds ?? 0)
      if (seconds === 0 || seconds >= length / 20) return undefined
      const paths = spots.slice(0, 3).map((spot) => spot.pointer)
      return { found: `${show(seconds)} s in zones, of ${show(length)} s`, paths }
    },
  },
]

function indicesAscend(zones: readonly Spot<number>[]): Finding | undefined {
  const at = zones.findIndex((zone, index) => index > 0 && zone.value <= zones[index - 1]!.value)
  if (at < 1) return undefined
  return {
    found: `zone ${show(zones[at]!.value)} after zone ${show(zones[at - 1]!.value)}`,
    paths: [zones[at]!.pointer],
  }
}

/** Only neighbours by index are compared: a provider may leave out a zone that the heart never was in. */
function zonesJoin({ value: zones, pointer }: Spot<readonly unknown[]>): Finding | undefined {
  for (const [index, zone] of zones.entries()) {
    const next = zones[index + 1]
    const end = numberOf(zone, 'end_percentage')
    const start = numberOf(next, 'start_percentage')
    const [here, there] = [numberOf(zone, 'zone'), numberOf(next, 'zone')]
    if (end === undefined || start === undefined || here === undefined || there !== here + 1) continue
    if (Math.abs(start - end) <= 1) continue
    return {
      found: `zone ${here} ends at ${show(end)} and zone ${there} begins at ${show(start)} percent`,
      paths: [`${pointer}/${index}/end_percentage`, `${pointer}/${index + 1}/start_percentage`],
    }
  }
  return undefined
}
