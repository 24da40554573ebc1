import { html, type Markup, prose } from '../../../page/html.ts'
import { expectedFailureEntry } from '../../expected-failures.ts'
import type { CheckResult, Report } from '../../report.ts'
import { todoOf } from '../causes.ts'
import { type Allowance, bounded } from './bounds.ts'
import { code, evidence } from './evidence.ts'
import { badge, mark } from './names.ts'

/** One check: its line, and behind it all that there is to say. */
export function checkItem(result: CheckResult, report: Report, allowance: Allowance): Markup {
  const { id, area, verdict, title, expectation } = result
  return html`<li class="check ${verdict}" id="${id}" data-area="${area}" data-verdict="${verdict}"><details>
<summary>${mark(verdict)}<span class="what"><code>${id}</code> <span>${prose(title)}</span></span>${expectation === 'accepted' ? html`<span class="badge accepted">accepted</span>` : badge(verdict)}</summary>
<div class="inside">${facts(result)}
${evidence(result, allowance)}
<h4>Repeat it</h4>${code('Terrarium', result.replay)}
${accept(result, report)}
<p><a class="self" href="#${id}">Link to this check</a></p></div></details></li>`
}

function facts(result: CheckResult): Markup {
  const { verdict, found, blockedBy, source, sourceUrl, level, probe } = result
  const cited = sourceUrl !== undefined && /^https?:\/\//.test(sourceUrl)
  return html`<dl class="told">
${found !== null && html`<div><dt>${verdict === 'not-applicable' ? 'Because' : 'Found'}</dt><dd>${bounded(found)}</dd></div>`}
${blockedBy !== undefined && html`<div><dt>Waits for</dt><dd><a href="#${blockedBy}"><code>${blockedBy}</code></a></dd></div>`}
<div><dt>${verdict === 'pass' || verdict === 'not-applicable' ? 'If it fails' : 'To do'}</dt><dd>${prose(todoOf(result))}</dd></div>
<div><dt>Source</dt><dd>${cited ? html`<a href="${sourceUrl}" rel="noreferrer">${source}</a>` : source}</dd></div>
<div><dt>Level</dt><dd>${level === 'must' ? 'must: broken, it fails' : 'should: broken, it warns'}</dd></div>
<div><dt>Evidence of</dt><dd>the probe <code>${probe}</code></dd></div></dl>`
}

function accept(result: CheckResult, { startedAt }: Report): Markup | undefined {
  const isWrong = result.verdict === 'fail' || result.verdict === 'blocked' || result.verdict === 'warn'
  if (!isWrong || result.expectation !== undefined) return undefined
  return html`<h4>Accept it for a while</h4>${code('A line for the file of --expected', expectedFailureEntry(result, Date.parse(startedAt)))}`
}
