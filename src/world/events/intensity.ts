import type { Sample } from '../series.ts'

/** Borders of the zones, in percent of the maximum heart rate. */
const BORDERS = [0, 50, 60, 70, 80, 90, 100] as const

/** Minutes of low, moderate and vigorous effort in a workout that is sampled every minute; together all of it. */
export function intensities(
  beats: readonly Sample[],
  maxHrBpm: number,
): { readonly low: number; readonly moderate: number; readonly vigorous: number } {
  const share = beats.map(({ value }) => (100 * value) / maxHrBpm)
  const low = share.filter((percentage) => percentage < 60).length
  const vigorous = share.filter((percentage) => percentage >= 78).length
  return { low, moderate: beats.length - low - vigorous, vigorous }
}

/** Terra's `hr_zone_data`, for samples of a minute each. */
export function zonesOf(
  beats: readonly Sample[],
  maxHrBpm: number,
): { zone: number; start_percentage: number; end_percentage: number; duration_seconds: number }[] {
  return BORDERS.slice(0, -1).map((from, zone) => {
    const to = BORDERS[zone + 1]!
    const isLast = zone === BORDERS.length - 2
    const minutes = beats.filter(({ value }) => {
      const percentage = (100 * value) / maxHrBpm
      return percentage >= from && (percentage < to || isLast)
    }).length
    return { zone, start_percentage: from, end_percentage: to, duration_seconds: minutes * 60 }
  })
}
