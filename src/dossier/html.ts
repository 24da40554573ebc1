import { badge, mark, markSymbols } from '../conformance/report/html/names.ts'
import { htmlDocument } from '../page/document.ts'
import { html, type Markup } from '../page/html.ts'
import type { FormAnswer } from './answer-form.ts'
import { compactJson } from './compact-json.ts'
import type { Conformance } from './conformance.ts'
import type { Dossier } from './dossier.ts'
import type { Fact } from './fact.ts'
import type { Sample } from './sample.ts'
import { DOSSIER_STYLE } from './style.ts'

/** The application file as one HTML page that asks nobody for anything. */
export function dossierHtml(dossier: Dossier): string {
  const { partner, environment, access, grant, endpoints, webhooks, events, conformance } = dossier
  const parts: readonly (readonly [id: string, name: string, content: Markup])[] = [
    ['open', 'Still open', openCard(dossier)],
    ['form', 'Terra’s form', formTable(dossier.form)],
    ['beside', 'Beside the form', html`<div class="card">${factList(access)}</div>`],
    ['grant', 'The grant', html`${grant.map(sampleCard)}`],
    ['data', 'Data', html`${endpoints.map(sampleCard)}`],
    ...(webhooks.length === 0
      ? []
      : ([
          ['webhooks', 'Webhooks', html`<div class="card">${factList(webhooks)}</div>`],
          ['events', 'Events', html`${events.map(sampleCard)}`],
        ] as const)),
    ['conformance', 'Conformance', conformanceCard(conformance)],
  ]
  const title = `${partner.name}: application to Terra`
  const body = html`${markSymbols()}<header class="card top">
<p class="brand"><span aria-hidden="true">${[...partner.name][0] ?? ''}</span>${partner.name}<em>${environment.name}</em></p>
<h1>${title}</h1>
<p class="lead">${leadOf(dossier)}</p>
<dl class="facts"><div><dt>Environment</dt><dd>${environment.baseUrl}</dd></div></dl></header>
<nav class="jump" aria-label="Parts of this file"><ul>${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>${parts.map(([id, name, content]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${content}</section>`)}</main>
<footer><p>This file holds no credentials. The people in its examples do not exist: Terrarium’s mock of the partner made them up in the partner’s own form.</p></footer>`
  return htmlDocument({ title, style: DOSSIER_STYLE, body })
}

function leadOf({ form, open }: Dossier): string {
  const answered = form.filter((field) => field.open === undefined).length
  const rest =
    open.length === 0
      ? 'Nothing is open.'
      : `${open.length} ${open.length === 1 ? 'thing is' : 'things are'} still open.`
  return `${answered} of the ${form.length} things that Terra asks for are answered. ${rest}`
}

function openCard({ open, toSettle, readiness, handOver }: Dossier): Markup {
  const still =
    open.length === 0
      ? html`<p class="card ready">Nothing. It can be submitted.</p>`
      : html`<ul class="card open todo">${open.map((line) => html`<li>${line}</li>`)}</ul>`
  return html`${still}
<h3>Ready to submit, by Terra’s checklist</h3><ul class="card ready checklist">${readiness.map(
    ({ item, isReady }) =>
      html`<li>${mark(isReady ? 'pass' : 'warn')}<span>${item}<span class="unseen">: ${isReady ? 'ready' : 'open'}</span></span></li>`,
  )}</ul>
${toSettle.length > 0 && html`<h3>To settle with Terra</h3><ul class="card todo">${toSettle.map((line) => html`<li>${line}</li>`)}</ul>`}
<h3>Handed over separately</h3><ul class="card todo">${handOver.map((line) => html`<li>${line}</li>`)}</ul>`
}

function formTable(form: readonly FormAnswer[]): Markup {
  return html`<div class="card"><table class="form"><thead><tr><th scope="col"><span class="unseen">Number</span></th><th scope="col">Terra asks for</th><th scope="col">Answer</th></tr></thead><tbody>${form.map(
    ({ number, asks, required, source, answers, open, spare }) =>
      html`<tr><th scope="row">${number}</th><td><a href="${source}" rel="noreferrer">${asks}</a>${required !== 'yes' && html` <span class="soft">${required === 'no' ? 'optional' : required}</span>`}</td><td>${
        open !== undefined
          ? html`<span class="badge warn">open</span> ${open}`
          : spare !== undefined
            ? html`<span class="soft">${spare}</span>`
            : html`<ul>${answers.map(({ of, says }) => html`<li>${of !== undefined && html`<span class="of">${of}</span> `}${says}</li>`)}</ul>`
      }</td></tr>`,
  )}</tbody></table></div>`
}

function factList(facts: readonly Fact[]): Markup | undefined {
  if (facts.length === 0) return undefined
  return html`<dl class="told">${facts.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`
}

function sampleCard({ title, about, facts, curl, example }: Sample): Markup {
  return html`<article class="card sample"><h3>${title} <span class="soft">${about}</span></h3>${factList(facts)}
${curl !== undefined && html`<figure class="code"><figcaption>Asked for with</figcaption><pre tabindex="0" role="group" aria-label="Request: ${title}"><code>${curl}</code></pre></figure>`}
<details class="quiet"><summary>A full example of ${title}</summary><pre tabindex="0" role="group" aria-label="Example: ${title}"><code>${compactJson(example)}</code></pre></details></article>`
}

function conformanceCard(conformance: Conformance | undefined): Markup {
  if (conformance === undefined) return html`<p class="card open">Not judged yet.</p>`
  const { verdict, startedAt, baseUrl, counts, tests, toMend } = conformance
  return html`<div class="card ${verdict === 'conforms' ? 'ready' : 'open'}"><p><strong>${verdict.replaceAll('-', ' ')}</strong> on <time datetime="${startedAt}">${startedAt.slice(0, 10)}</time> at ${baseUrl}: ${counts.pass} checks pass, ${counts.fail} fail, ${counts.warn} warn, ${counts.blocked} wait, ${counts['not-applicable']} do not apply.</p>
<table class="tests"><thead><tr><th scope="col">What Terra tests</th><th scope="col">Worst</th><th scope="col">Pass</th></tr></thead><tbody>${tests.map(
    (test) =>
      html`<tr><th scope="row">${test.name}</th><td>${badge(test.verdict)}</td><td>${test.passed} of ${test.checks}</td></tr>`,
  )}</tbody></table>
${toMend.length > 0 && html`<h3>To mend, in this order</h3><ol class="mend">${toMend.map(({ id, verdict: worst, found }) => html`<li>${badge(worst)} <code>${id}</code> <span>${found}</span></li>`)}</ol>`}</div>`
}
