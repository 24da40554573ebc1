import { html, type Markup } from '../../../page/html.ts'
import { AREAS } from '../../check.ts'
import type { Report } from '../../report.ts'
import { VERDICTS, type Verdict } from '../../verdict.ts'
import { proportions } from './header.ts'
import { AREA_NAMES } from './names.ts'

/** Each area at a glance; a link shows its checks alone. */
export function areas(report: Report): Markup {
  const judged = AREAS.filter((area) => report.checks.some((result) => result.area === area))
  return html`<section aria-labelledby="areas"><h2 id="areas">Areas</h2>
<ul class="card areas">${judged.map((area) => {
    const results = report.checks.filter((result) => result.area === area)
    const counts = Object.fromEntries(
      VERDICTS.map((verdict) => [verdict, results.filter((result) => result.verdict === verdict).length]),
    ) as Record<Verdict, number>
    return html`<li><div><h3><a href="#area-${area}" data-area="${area}">${area}</a></h3>
<p class="soft">${AREA_NAMES[area]}</p></div>${proportions(counts)}</li>`
  })}</ul></section>`
}
