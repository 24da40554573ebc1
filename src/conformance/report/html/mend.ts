import { html, type Markup, prose } from '../../../page/html.ts'
import type { CheckResult, Report } from '../../report.ts'
import { type Cause, causesOf, todoOf } from '../causes.ts'
import { bounded } from './bounds.ts'
import { badge, mark } from './names.ts'

/** What is wrong, root causes in the order in which to mend them, what waits below its cause. */
export function mend(report: Report): Markup {
  const causes = causesOf(report)
  if (causes.length === 0) {
    return html`<section aria-labelledby="mend"><h2 id="mend">To mend</h2>
<p class="card nothing">${mark('pass')} Nothing. Every rule that applies holds.</p></section>`
  }
  return html`<section aria-labelledby="mend"><h2 id="mend">To mend${causes.length > 1 && ', in this order'}</h2>
<ol class="causes">${causes.map(causeCard)}</ol></section>`
}

function causeCard({ result, alike, blocked, together, seenWith, follows }: Cause): Markup {
  return html`<li class="card cause ${result.verdict}">
<p class="which">${badge(result.verdict)} <a href="#${result.id}"><code>${result.id}</code></a></p>
<h3>${prose(result.title)}</h3>
${result.verdict === 'blocked' && html`<p class="soft">Waits for <code>${result.blockedBy}</code>, which says nothing in this run.</p>`}
<dl class="told"><div><dt>Found</dt><dd>${bounded(result.found ?? '')}</dd></div>
<div><dt>To do</dt><dd>${prose(todoOf(result))}</dd></div></dl>
${follows && html`<p class="soft">It may follow from what stands above: mend that first.</p>`}
${seenWith !== undefined && html`<p class="soft">Shown by the same answer as <a href="#${seenWith.id}"><code>${seenWith.id}</code></a>, likely one mistake.</p>`}
${listed('Shown by the same answer, likely one mistake', together)}${listed('For the same reason', alike)}${listed('Waiting for this', blocked)}
</li>`
}

function listed(name: string, results: readonly CheckResult[]): Markup | undefined {
  if (results.length === 0) return undefined
  return html`<details class="quiet"><summary>${name}: ${results.length} ${results.length === 1 ? 'check' : 'checks'}</summary>
<ul class="waiting">${results.map(
    (result) =>
      html`<li>${mark(result.verdict)}<span><a href="#${result.id}"><code>${result.id}</code></a> ${prose(result.title)}</span></li>`,
  )}</ul></details>`
}
