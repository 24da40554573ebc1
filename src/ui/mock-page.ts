import { html, type Markup } from '../page/html.ts'
import { exchangesSection, liveDocument } from './live-document.ts'

export interface MockPageFacts {
  readonly partnerName: string
  /** Where the mock is served. */
  readonly url: string
  readonly ending: string
}

/** The live page of a mock: what it is asked, who has consented, and everything that can be done to it. */
export function mockPage({ partnerName, url, ending }: MockPageFacts): string {
  return liveDocument({
    title: `${partnerName}, a mock partner`,
    module: 'mock-page',
    ending,
    body: html`<header class="top">
<p class="brand"><span aria-hidden="true">${[...partnerName][0] ?? ''}</span>${partnerName}<em>mock</em></p>
<h1 class="unseen">${partnerName}, a mock partner</h1>
<p class="where"><code>${url}</code> <span class="soft">seed <b id="seed">…</b></span></p>
<p class="state"><span id="live" data-state="lost">connecting</span><button type="button" id="reset">Start anew</button></p>
</header>
<nav class="jump" aria-label="Parts of this page"><ul><li><a href="#exchanges-title">Exchanges</a></li><li><a href="#grants-title">Grants</a></li><li><a href="#webhooks-title">Webhooks</a></li><li><a href="#faults-title">Faults</a></li></ul></nav>
<main id="main" class="desk">
${clock()}
${exchangesSection({ canClear: true, nothing: nothingYet(url) })}
${grants()}
${webhooks()}
${faults()}
</main>`,
  })
}

function nothingYet(url: string): Markup {
  return html`<p><b>Nothing yet.</b> Point your application at <code>${url}</code>, and every request shows up here as it comes.</p>
<p class="soft">Secrets and health values are masked: letters are x, digits are 0.</p>`
}

function clock(): Markup {
  const steps = [
    ['60', '+1 min'],
    ['3600', '+1 h'],
    ['86400', '+1 day'],
    ['2592000', '+30 days'],
  ]
  return html`<section class="card clock" id="clock" aria-labelledby="clock-title">
<h2 id="clock-title">Clock</h2>
<p class="face"><time id="now"><span id="today"></span> <span id="time">--:--:--</span> <small>UTC</small></time><span class="soft" id="ahead"></span></p>
<p class="tools" role="group" aria-label="Move the clock on">${steps.map(
    ([seconds, label]) => html`<button type="button" data-advance="${seconds}">${label}</button>`,
  )}<button type="button" id="freeze" aria-pressed="false">Freeze</button></p>
</section>`
}

function grants(): Markup {
  return html`<section class="card" aria-labelledby="grants-title">
<header class="bar"><h2 id="grants-title">Grants <span class="soft" id="grant-count"></span></h2></header>
<ul id="grants"></ul>
<p id="no-grants" class="nothing">Nobody has consented yet.</p>
</section>`
}

function webhooks(): Markup {
  return html`<section class="card" id="webhooks" aria-labelledby="webhooks-title">
<header class="bar"><h2 id="webhooks-title">Webhooks</h2></header>
<form id="emit" class="fields"><p><label for="event">Event</label><select id="event"></select></p>
<p><label for="user">About</label><select id="user"></select></p>
<button class="main">Emit</button></form>
<h3 id="endpoints-title">Endpoints</h3>
<ul id="endpoints" aria-labelledby="endpoints-title"></ul>
<p id="no-endpoints" class="soft">Nobody is registered.</p>
<form id="register" class="fields"><p><label for="endpoint-url">Send events to</label><input type="url" id="endpoint-url" required placeholder="http://127.0.0.1:8080/webhooks"></p>
<button>Register</button></form>
</section>`
}

function faults(): Markup {
  return html`<section class="card" aria-labelledby="faults-title">
<header class="bar"><h2 id="faults-title">Faults <span class="soft" id="fault-count"></span></h2><button type="button" id="honest" disabled>All off</button></header>
<ul id="on-now" class="chips" aria-label="Faults that are on"></ul>
<p class="tools"><label class="unseen" for="fault-words">Find a fault</label><input type="search" id="fault-words" placeholder="find: refresh, signature, RFC 7636" autocomplete="off" spellcheck="false"></p>
<p class="soft" id="fault-found" aria-live="polite"></p>
<div id="faults" class="scroll" tabindex="0" role="group" aria-labelledby="faults-title"></div>
</section>`
}
