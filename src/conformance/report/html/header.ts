import { html, type Markup } from '../../../page/html.ts'
import type { Report } from '../../report.ts'
import { VERDICTS, type Verdict } from '../../verdict.ts'
import { causesOf } from '../causes.ts'
import { bounded } from './bounds.ts'
import { CONCLUSION_NAMES, mark, VERDICT_NAMES } from './names.ts'

/** As a bar shows them, what says nothing last. */
const BEST_FIRST: readonly Verdict[] = ['pass', 'warn', 'blocked', 'fail', 'error', 'not-applicable']

/** Who was judged, and what the whole run says. */
export function header(report: Report): Markup {
  const { partner, environment, baseUrl, seed, startedAt, durationMs, requests, terrarium, resumed } = report
  const { says, verdict } = CONCLUSION_NAMES[report.verdict]
  return html`<header class="card top ${verdict}">
<p class="brand"><span aria-hidden="true">${[...partner.name][0] ?? ''}</span>${partner.name}<em>${environment}</em></p>
<h1>${mark(verdict)}<span>${partner.name} ${says}</span></h1>
<p class="lead">${leadOf(report)}</p>
${interruption(report)}${proportions(report.counts)}
<dl class="facts">
<div><dt>Judged at</dt><dd>${baseUrl}</dd></div>
<div><dt>On</dt><dd><time datetime="${startedAt}">${startedAt.slice(0, 10)} ${startedAt.slice(11, 16)} UTC</time></dd></div>
<div><dt>Took</dt><dd>${(durationMs / 1000).toFixed(1)} s, ${requests} requests</dd></div>
<div><dt>Seed</dt><dd>${seed}</dd></div>
${resumed !== undefined && html`<div><dt>Gone on with</dt><dd><time datetime="${resumed.at}">${resumed.at.slice(0, 10)} ${resumed.at.slice(11, 16)} UTC</time>, ${resumed.kept} verdicts kept</dd></div>`}
<div><dt>Terrarium</dt><dd>${terrarium}</dd></div>
</dl></header>`
}

function leadOf(report: Report): string {
  const { checks, counts } = report
  const causes = causesOf(report).length
  const judged = `${counts.pass} of ${checks.length} checks pass`
  const rest = counts['not-applicable']
  const apart = rest === 0 ? '' : `, ${rest} ${rest === 1 ? 'does' : 'do'} not apply`
  if (causes === 0) return `${judged}${apart}. There is nothing to mend.`
  const waiting = counts.blocked === 0 ? '' : ` ${counts.blocked} wait for something else to be mended.`
  return `${judged}${apart}. ${causes === 1 ? 'One thing is' : `${causes} things are`} to be mended.${waiting}`
}

function interruption({ interrupted }: Report): Markup | undefined {
  if (interrupted === undefined) return undefined
  const { because, revoked, left } = interrupted
  return html`<p role="alert" class="alert"><strong>The run was cut off:</strong> ${bounded(because)}. Of the grants that it was given, ${revoked} ${revoked === 1 ? 'was' : 'were'} revoked, and ${left} ${left === 1 ? 'is' : 'are'} left at the partner. Go on with <code>--resume</code> and the JSON report.</p>`
}

/** How many checks ended how, as one bar; the numbers say the same. */
export function proportions(counts: Report['counts']): Markup {
  const whole = VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)
  const told = BEST_FIRST.filter((verdict) => counts[verdict] > 0)
  let from = 0
  const blocks = told.map((verdict) => {
    const x = from
    from += (counts[verdict] / whole) * 1000
    return html`<rect class="${verdict}" x="${x.toFixed(1)}" y="0" width="${(from - x).toFixed(1)}" height="10"/>`
  })
  return html`<div class="proportions"><svg aria-hidden="true" viewBox="0 0 1000 10" preserveAspectRatio="none">${blocks}</svg>
<ul>${told.map((verdict) => html`<li>${mark(verdict)}<strong>${counts[verdict]}</strong> ${VERDICT_NAMES[verdict].name}</li>`)}</ul></div>`
}
