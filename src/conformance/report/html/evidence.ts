import { html, type Markup } from '../../../page/html.ts'
import type { CheckResult } from '../../report.ts'
import { curlOfRedacted } from '../curl.ts'
import type { Allowance } from './bounds.ts'

/** So many exchanges of one check are shown, the telling ones: the last. */
const MOST_EXCHANGES = 3

/** What was sent and what came back, without secrets or health values, and how to send it again. */
export function evidence({ exchanges }: CheckResult, allowance: Allowance): Markup | undefined {
  if (exchanges.length === 0) return undefined
  const shown = exchanges.slice(-MOST_EXCHANGES)
  const left = exchanges.length - shown.length
  return html`<h4>Evidence</h4>${left > 0 && html`<p class="soft">The last ${shown.length} of ${exchanges.length} exchanges.</p>`}
${shown.map((exchange) => {
  const request = allowance.take(exchange.request)
  const response = allowance.take(exchange.response)
  if (request === undefined || response === undefined)
    return html`<p class="soft">There is no room for more on this page; the JSON report has it.</p>`
  return html`<div class="exchange">
${message('Request', request)}${message(`Response, after ${exchange.durationMs} ms`, response)}</div>
${request === exchange.request && code('curl', curlOfRedacted(exchange))}`
})}`
}

/** Text to copy. */
export function code(name: string, text: string): Markup {
  return html`<figure class="code"><figcaption>${name}</figcaption><pre tabindex="0" role="group" aria-label="${name}"><code>${text}</code></pre></figure>`
}

function message(name: string, text: string): Markup {
  return html`<figure><figcaption>${name}</figcaption><pre tabindex="0" role="group" aria-label="${name}"><code>${text}</code></pre></figure>`
}
