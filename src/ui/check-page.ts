import { markSymbols } from '../conformance/report/html/names.ts'
import { html } from '../page/html.ts'
import { exchangesSection, liveDocument } from './live-document.ts'

export interface CheckPageFacts {
  readonly partnerName: string
  readonly environment: string
  readonly baseUrl: string
  readonly ending: string
}

/** The live page of a run of checks: how far it is, what was judged, and every exchange. */
export function checkPage({ partnerName, environment, baseUrl, ending }: CheckPageFacts): string {
  return liveDocument({
    title: `${partnerName}, judged`,
    module: 'check-page',
    ending,
    body: html`${markSymbols()}<header class="top">
<p class="brand"><span aria-hidden="true">${[...partnerName][0] ?? ''}</span>${partnerName}<em>${environment}</em></p>
<h1 class="unseen">${partnerName}, judged check by check</h1>
<p class="where"><code>${baseUrl}</code></p>
<p class="state"><span id="live" data-state="lost">connecting</span></p>
</header>
<nav class="jump" aria-label="Parts of this page"><ul><li><a href="#checks-title">Checks</a></li><li><a href="#exchanges-title">Exchanges</a></li></ul></nav>
<main id="main" class="desk judging">
<section class="card verdict wide" id="verdict" data-verdict="judging" aria-labelledby="says">
<h2 id="says">Judging…</h2>
<p class="soft" id="probe"></p>
<p class="how-far"><progress id="progress" value="0" max="1" aria-labelledby="done"></progress><span class="soft" id="done"></span></p>
</section>
<section class="card all-checks" aria-labelledby="checks-title">
<header class="bar"><h2 id="checks-title">Checks</h2><ul id="verdicts" class="chips" aria-label="Show those alone that"></ul></header>
<div id="checks"></div>
</section>
${exchangesSection({ canClear: false, nothing: html`<p>Nothing was sent yet.</p>` })}
</main>`,
  })
}
