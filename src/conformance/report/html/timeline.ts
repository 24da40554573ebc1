import { html, type Markup } from '../../../page/html.ts'
import type { Report } from '../../report.ts'
import type { TimedRequest } from '../../timeline.ts'
import { bounded } from './bounds.ts'

/** Rows of the table, and marks in one line of the picture; the rest is counted. */
const MOST_ROWS = 1000
const MOST_MARKS = 300

/** When each request was sent, and for which probe: a line for each probe, and the same as a table. */
export function timeline({ timeline: requests = [], durationMs }: Report): Markup {
  if (requests.length === 0) {
    return html`<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2><p class="card nothing">This run kept none.</p></section>`
  }
  const wholeMs = Math.max(durationMs, ...requests.slice(-1).map(({ atMs, durationMs: ms }) => atMs + ms), 1)
  const probes = [...Map.groupBy(requests, ({ probe }) => probe)]
  const left = requests.length - MOST_ROWS
  return html`<section aria-labelledby="timeline"><h2 id="timeline">Timeline</h2>
<div class="card"><p class="soft">${requests.length} answered requests in ${seconds(wholeMs)}, in the order of the probes.</p><ul class="keys soft"><li><span class="key ok"></span>2xx, 3xx</li><li><span class="key refused"></span>4xx, often what was asked for</li><li><span class="key broken"></span>5xx or no answer</li></ul>
<table class="timeline"><caption class="unseen">Requests by probe</caption><thead><tr><th scope="col">Probe</th><th scope="col"><span class="unseen">When</span><span class="ticks" aria-hidden="true">${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<span>${seconds(share * wholeMs)}</span>`)}</span></th><th scope="col">Sent</th></tr></thead>
<tbody>${probes.map(([probe, own]) => row(probe, own, wholeMs))}</tbody></table>
<details class="quiet"><summary>Every request as a table</summary><div class="scroll" role="region" aria-label="Every request" tabindex="0">
<table><thead><tr><th scope="col">Sent at</th><th scope="col">Probe</th><th scope="col">Request</th><th scope="col">Answer</th><th scope="col">After</th></tr></thead>
<tbody>${requests
    .slice(0, MOST_ROWS)
    .map(
      (request) =>
        html`<tr><td>${seconds(request.atMs)}</td><td>${request.probe}</td><td><code>${request.method} ${bounded(pathOf(request.url), 200)}</code></td><td>${request.status ?? 'none'}</td><td>${request.durationMs} ms</td></tr>`,
    )}</tbody></table></div>${left > 0 && html`<p class="soft">and ${left} more; the JSON report has them all</p>`}</details></div></section>`
}

function row(probe: string, requests: readonly TimedRequest[], wholeMs: number): Markup {
  const x = (ms: number) => ((ms / wholeMs) * 1000).toFixed(1)
  const step = Math.ceil(requests.length / MOST_MARKS)
  const marks = requests
    .filter((_, index) => index % step === 0)
    .map(
      ({ atMs, durationMs, status }) =>
        html`<path class="${paintOf(status)}" d="M${x(atMs)} 5H${x(atMs + durationMs)}"/>`,
    )
  const [first, last] = [requests[0]!, requests.at(-1)!]
  const told = `${requests.length} between ${seconds(first.atMs)} and ${seconds(last.atMs + last.durationMs)}`
  return html`<tr><th scope="row">${probe}</th><td><svg role="img" aria-label="${told}" viewBox="0 0 1000 10" preserveAspectRatio="none">${marks}</svg></td><td>${requests.length}</td></tr>`
}

function paintOf(status: number | null): string {
  if (status === null || status >= 500) return 'broken'
  return status >= 400 ? 'refused' : 'ok'
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}
