import { html, type Markup } from '../../../../page/html.ts'
import { duration } from './duration.ts'

/** One part of a whole, in seconds. */
export interface Share {
  readonly name: string
  readonly seconds: number | undefined
  readonly paint: string
}

/** Parts of a whole as one bar, with what each is below it; `undefined` where fewer than two are told. */
export function shares(name: string, parts: readonly Share[]): Markup | undefined {
  const told = parts.filter((part): part is Share & { readonly seconds: number } => (part.seconds ?? 0) > 0)
  if (told.length < 2) return undefined
  const whole = told.reduce((sum, { seconds }) => sum + seconds, 0)
  let from = 0
  const blocks = told.map(({ seconds, paint }) => {
    const x = from
    from += (seconds / whole) * 1000
    return html`<rect class="${paint}" x="${x.toFixed(1)}" y="0" width="${(from - x).toFixed(1)}" height="10"/>`
  })
  return html`<figure class="shares"><figcaption>${name} <span class="soft">${duration(whole)} together</span></figcaption>
<svg aria-hidden="true" viewBox="0 0 1000 10" preserveAspectRatio="none">${blocks}</svg>
<ul>${told.map((part) => html`<li><span class="dot ${part.paint}"></span>${part.name} <strong>${duration(part.seconds)}</strong></li>`)}</ul></figure>`
}
