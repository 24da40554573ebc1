import type { Finding, Invariant } from './invariant.ts'
import { listsAt, numbersAt, type Spot, windowOf } from './read.ts'
import { atEachRoot, eachItem, eachList, firstOf, numberOf, show, sum } from './rule.ts'

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
    paths: [...ZONES.map((list) => `${list}.duration_seconds`), 'metadata.start_time', 'metadata.end_time'],
    judge(value) {
      const window = windowOf(value)
      if (window === undefined) return undefined
      return firstOf(ZONES, (list) => {
        const spots = numbersAt(value, `${list}.duration_seconds`)
        const total = sum(spots.map((spot) => spot.value))
        if (total <= window.seconds + window.slackSeconds + 60) return undefined
        return {
          found: `${show(total)} s in zones, in a window of ${show(window.seconds)} s`,
          paths: spots.slice(0, 3).map((spot) => spot.pointer),
        }
      })
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
