import { html, type Markup } from '../../../../page/html.ts'
import { duration } from './duration.ts'
import { across, HEIGHT, plot } from './plot.ts'
import { type Sample, type Span, wallTicks } from './reading.ts'

/** Terra's sleep levels, from the top of a hypnogram to its bottom. Where none is told (0), nothing is drawn. */
const LANES = [
  { name: 'Awake', levels: [1, 3], paint: 'awake' },
  { name: 'REM', levels: [6], paint: 'rem' },
  { name: 'Asleep', levels: [2], paint: 'light' },
  { name: 'Light', levels: [4], paint: 'light' },
  { name: 'Deep', levels: [5], paint: 'deep' },
] as const

interface Run {
  readonly level: number
  readonly fromMs: number
  readonly toMs: number
}

/** The stages of a night, each in its lane; `undefined` where fewer than two samples tell them. */
export function hypnogram(samples: readonly Sample[], span: Span): Markup | undefined {
  if (samples.length < 2) return undefined
  const runs = runsOf(samples, span)
  const lanes = LANES.filter(
    ({ name, levels }) => name !== 'Asleep' || runs.some(({ level }) => includes(levels, level)),
  )
  const height = HEIGHT / lanes.length
  const laneOf = (level: number) => lanes.findIndex(({ levels }) => includes(levels, level))
  const drawn = runs.filter(({ level }) => laneOf(level) !== -1)
  const blocks = drawn.map(
    ({ level, fromMs, toMs }) =>
      html`<rect class="${lanes[laneOf(level)]!.paint}" x="${across(fromMs, span)}" y="${(laneOf(level) * height + height * 0.18).toFixed(1)}" width="${(Number(across(toMs, span)) - Number(across(fromMs, span))).toFixed(1)}" height="${(height * 0.64).toFixed(1)}"/>`,
  )
  const steps = drawn.slice(1).map(({ level, fromMs }, index) => {
    const middle = (one: number) => (laneOf(one) * height + height / 2).toFixed(1)
    return `M${across(fromMs, span)} ${middle(drawn[index]!.level)}V${middle(level)}`
  })
  const sums = lanes.map(({ name, levels }) => {
    const ms = runs
      .filter(({ level }) => includes(levels, level))
      .reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)
    return `${name} ${duration(ms / 1000)}`
  })
  return plot({
    name: 'Hypnogram',
    told: `Sleep stages from ${samples[0]!.wall} to ${span.end.slice(11)}: ${sums.join(', ')}`,
    scale: lanes.map(({ name }) => name),
    drawing: html`<path class="steps" d="${steps.join('')}"/>${blocks}`,
    ticks: wallTicks(span, samples),
    tall: true,
  })
}

/** Each level from the sample that begins it to the one that ends it. */
function runsOf(samples: readonly Sample[], { endMs }: Span): readonly Run[] {
  const begins = samples.filter(({ value }, index) => index === 0 || samples[index - 1]!.value !== value)
  return begins.map(({ value, atMs }, index) => ({
    level: value,
    fromMs: atMs,
    toMs: begins[index + 1]?.atMs ?? endMs,
  }))
}

function includes(levels: readonly number[], level: number): boolean {
  return levels.includes(level)
}
