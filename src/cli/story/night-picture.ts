import type { JsonValue } from '../../kernel/json.ts'
import { resolvePointer } from '../../kernel/pointer.ts'

/** From the surface to the depth, as hypnograms are drawn. Terra's levels: 1 awake, 6 REM, 4 light, 5 deep. */
const ROWS = [
  { name: 'awake', levels: [1, 3] },
  { name: 'REM', levels: [6] },
  { name: 'light', levels: [2, 4] },
  { name: 'deep', levels: [5] },
] as const

const BARS = '▁▂▃▄▅▆▇█'

/**
 * A Terra sleep as a picture for a terminal: the hypnogram, and the heart rate below it. `undefined` when it has no
 * hypnogram.
 *
 * @param width - in characters.
 */
export function nightPicture(sleep: JsonValue, width: number): readonly string[] | undefined {
  const start = String(resolvePointer(sleep, '/metadata/start_time') ?? '')
  const end = String(resolvePointer(sleep, '/metadata/end_time') ?? '')
  const [startMs, endMs] = [Date.parse(start), Date.parse(end)]
  const samples = samplesOf(sleep, '/sleep_durations_data/hypnogram_samples', 'level')
  if (samples.length === 0 || !(endMs > startMs)) return undefined
  const columns = Array.from({ length: width }, (_, column) => {
    const atMs = startMs + ((column + 0.5) / width) * (endMs - startMs)
    return samples.findLast((sample) => sample.atMs <= atMs)?.value
  })
  const hypnogram = ROWS.map(({ name, levels }) => {
    const cells = columns.map((level) => ((levels as readonly number[]).includes(level ?? -1) ? '█' : ' '))
    return `${name.padStart(6)} │${cells.join('')}│`
  })
  const pulse = pulseLine(
    samplesOf(sleep, '/heart_rate_data/detailed/hr_samples', 'bpm'),
    startMs,
    endMs,
    width,
  )
  const axis = `${' '.repeat(8)}${start.slice(11, 16)}${end.slice(11, 16).padStart(width - 5)}`
  return [...hypnogram, ...(pulse === undefined ? [] : [pulse]), axis]
}

interface Sample {
  readonly atMs: number
  readonly value: number
}

function samplesOf(sleep: JsonValue, pointer: string, member: string): readonly Sample[] {
  const samples = resolvePointer(sleep, pointer)
  if (!Array.isArray(samples)) return []
  return samples.map((sample) => ({
    atMs: Date.parse(String(resolvePointer(sample, '/timestamp'))),
    value: Number(resolvePointer(sample, `/${member}`)),
  }))
}

function pulseLine(
  samples: readonly Sample[],
  startMs: number,
  endMs: number,
  width: number,
): string | undefined {
  if (samples.length === 0) return undefined
  const values = samples.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const cells = Array.from({ length: width }, (_, column) => {
    const atMs = startMs + ((column + 0.5) / width) * (endMs - startMs)
    const value = samples.findLast((sample) => sample.atMs <= atMs)?.value
    if (value === undefined) return ' '
    return BARS[Math.round(((value - low) / Math.max(1, high - low)) * (BARS.length - 1))]
  })
  return `${'bpm'.padStart(6)} │${cells.join('')}│ ${low}–${high}`
}
