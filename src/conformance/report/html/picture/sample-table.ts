import { html, type Markup } from '../../../../page/html.ts'
import { rounded } from './plot.ts'
import type { Sample } from './reading.ts'

/** Rows of one table; the rest is counted. */
const MOST_ROWS = 300

/** Every sample that was drawn, as a table to read or to be read to; `undefined` where there are none. */
export function sampleTable(
  name: string,
  series: readonly { readonly name: string; readonly unit: string; readonly samples: readonly Sample[] }[],
): Markup | undefined {
  const told = series.filter(({ samples }) => samples.length > 0)
  if (told.length === 0) return undefined
  const rows = new Map<number, { readonly wall: string; readonly cells: Map<string, number> }>()
  for (const { name: column, samples } of told) {
    for (const { atMs, wall, value } of samples) {
      const row = rows.get(atMs) ?? { wall, cells: new Map() }
      rows.set(atMs, row)
      row.cells.set(column, value)
    }
  }
  const sorted = [...rows].toSorted(([a], [b]) => a - b).map(([, row]) => row)
  const left = sorted.length - MOST_ROWS
  return html`<details class="quiet"><summary>${name} as a table</summary>
<div class="scroll" role="region" aria-label="${name}" tabindex="0"><table><thead><tr><th scope="col">Time</th>${told.map(
    (one) => html`<th scope="col">${one.name}${one.unit !== '' && `, ${one.unit}`}</th>`,
  )}</tr></thead><tbody>${sorted
    .slice(0, MOST_ROWS)
    .map(
      ({ wall, cells }) =>
        html`<tr><th scope="row">${wall}</th>${told.map((one) => html`<td>${cells.has(one.name) && rounded(cells.get(one.name)!)}</td>`)}</tr>`,
    )}</tbody></table></div>${left > 0 && html`<p class="soft">and ${left} more moments</p>`}</details>`
}
