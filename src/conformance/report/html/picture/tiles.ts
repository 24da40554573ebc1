import { html, type Markup } from '../../../../page/html.ts'
import { rounded } from './plot.ts'

/** A figure to see at a glance; left out where it has no value. */
export interface Tile {
  readonly name: string
  readonly value: number | string | undefined
  readonly unit?: string
}

export function tiles(all: readonly Tile[]): Markup {
  const told = all.filter(({ value }) => value !== undefined)
  return html`<dl class="tiles">${told.map(
    ({ name, value, unit }) =>
      html`<div><dt>${name}</dt><dd>${typeof value === 'number' ? grouped(value) : value}${unit !== undefined && html` <span>${unit}</span>`}</dd></div>`,
  )}</dl>`
}

/** `14 231`: digits in groups, with a space that does not break. */
function grouped(value: number): string {
  const [whole = '', fraction] = rounded(value).split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return fraction === undefined ? spaced : `${spaced}.${fraction}`
}
