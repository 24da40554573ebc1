import { html, type Markup } from '../../../page/html.ts'
import { AREAS } from '../../check.ts'
import type { Report } from '../../report.ts'
import { VERDICTS } from '../../verdict.ts'
import { evidenceAllowance } from './bounds.ts'
import { checkItem } from './check.ts'
import { AREA_NAMES, mark, VERDICT_NAMES } from './names.ts'

/** Every check, by area, the worst first; with a filter where there are scripts. */
export function checks(report: Report): Markup {
  const allowance = evidenceAllowance()
  const judged = AREAS.filter((area) => report.checks.some((result) => result.area === area))
  // What is wrong takes its room on the page before what only waits or passes.
  const written = new Map(
    report.checks
      .toSorted((a, b) => VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict))
      .map((result) => [result, checkItem(result, report, allowance)]),
  )
  return html`<section aria-labelledby="checks"><h2 id="checks">All checks</h2>
${filter(report, judged)}
${judged.map(
  (
    area,
  ) => html`<section class="area" data-area="${area}" aria-labelledby="area-${area}"><h3 id="area-${area}">${area} <span class="soft">${AREA_NAMES[area]}</span></h3>
<ul class="card checks">${[...written].filter(([result]) => result.area === area).map(([, item]) => item)}</ul></section>`,
)}
<p class="card nothing" id="none" hidden>No check is like that. <button type="button" class="quiet" data-reset>Show all again</button></p></section>`
}

function filter(report: Report, judged: readonly string[]): Markup {
  return html`<form class="card filter" role="search" aria-label="Checks" hidden>
<p class="find"><label for="words">Search</label><input type="search" id="words" autocomplete="off" spellcheck="false" placeholder="words of a rule, a finding, a URL…" aria-keyshortcuts="/"></p>
<fieldset><legend>Verdict</legend>${VERDICTS.filter((verdict) => report.counts[verdict] > 0).map(
    (verdict) =>
      html`<label class="chip"><input type="checkbox" name="verdict" value="${verdict}" checked>${mark(verdict)}${VERDICT_NAMES[verdict].name} <span class="soft">${report.counts[verdict]}</span></label>`,
  )}</fieldset>
<fieldset><legend>Area</legend>${judged.map(
    (area) =>
      html`<label class="chip"><input type="checkbox" name="area" value="${area}" checked>${area} <span class="soft">${report.checks.filter((result) => result.area === area).length}</span></label>`,
  )}</fieldset>
<p class="actions"><output aria-live="polite"></output><button type="button" class="quiet" data-open>Open all shown</button><button type="button" class="quiet" data-reset>Show all again</button></p>
</form>
<details class="quiet meanings"><summary>What the verdicts mean</summary><dl>${VERDICTS.map(
    (verdict) =>
      html`<div><dt>${mark(verdict)}${VERDICT_NAMES[verdict].name}</dt><dd>${VERDICT_NAMES[verdict].means}</dd></div>`,
  )}</dl></details>`
}
