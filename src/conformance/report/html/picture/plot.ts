import { type Content, html, Markup } from '../../../../page/html.ts'
import { type Sample, type Span, wallTicks } from './reading.ts'

/** Units of a drawing from left to right and from top to bottom; CSS stretches it to what there is. */
export const WIDTH = 1000
export const HEIGHT = 100

/** A drawing between a scale at its left and the time below. */
export function plot(figure: {
  readonly name: string
  readonly unit?: string
  /** What a person who does not see the drawing is told. */
  readonly told: string
  /** From top to bottom. */
  readonly scale: readonly Content[]
  /** As SVG, `WIDTH` by `HEIGHT`. */
  readonly drawing: Markup
  readonly ticks: readonly string[]
  readonly tall?: boolean
}): Markup {
  const { name, unit, told, scale, drawing, ticks, tall = false } = figure
  return html`<figure class="plot"><figcaption>${name}${unit !== undefined && html` <span class="soft">${unit}</span>`}</figcaption>
<div class="axes${tall && ' tall'}" ><div class="scale" aria-hidden="true">${scale.map((label) => html`<span>${label}</span>`)}</div>
<svg role="img" aria-label="${told}" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${grid()}${drawing}</svg>
<div class="ticks" aria-hidden="true">${ticks.map((tick) => html`<span>${tick}</span>`)}</div></div></figure>`
}

/** A series as a line; where nothing was told for long, it is interrupted. */
export function linePlot(
  series: { readonly name: string; readonly unit: string; readonly samples: readonly Sample[] },
  span: Span,
): Markup | undefined {
  const { name, unit, samples } = series
  if (samples.length < 2) return undefined
  const values = samples.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const y = ({ value }: Sample) => (high === low ? HEIGHT / 2 : 95 - ((value - low) / (high - low)) * 90)
  const path = samples.map((sample, index) => {
    const verb = index === 0 || isGap(samples, index) ? 'M' : 'L'
    return `${verb}${across(sample.atMs, span)} ${y(sample).toFixed(1)}`
  })
  return plot({
    name,
    unit,
    told: `${name} from ${samples[0]!.wall} to ${samples.at(-1)!.wall}: ${samples.length} samples between ${rounded(low)} and ${rounded(high)} ${unit}`,
    scale: [rounded(high), rounded(low)],
    drawing: html`<path class="line" d="${path.join('')}"/>`,
    ticks: wallTicks(span, samples),
  })
}

/** Where an instant stands, from 0 to `WIDTH`. */
export function across(atMs: number, { startMs, endMs }: Span): string {
  return (((atMs - startMs) / (endMs - startMs)) * WIDTH).toFixed(1)
}

/** `71`, `71.3`: no more digits than a person reads. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/** Four times the usual distance is a gap. */
function isGap(samples: readonly Sample[], index: number): boolean {
  const usual = (samples.at(-1)!.atMs - samples[0]!.atMs) / (samples.length - 1)
  return samples[index]!.atMs - samples[index - 1]!.atMs > 4 * usual
}

function grid(): Markup {
  return new Markup(
    `<path class="grid" d="${[0, 250, 500, 750, 1000].map((x) => `M${x} 0V${HEIGHT}`).join('')}M0 ${HEIGHT}H${WIDTH}"/>`,
  )
}
