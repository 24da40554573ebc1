import { htmlDocument } from '../../../page/document.ts'
import { html } from '../../../page/html.ts'
import type { Picture } from '../../picture.ts'
import type { Report } from '../../report.ts'
import { areas } from './areas.ts'
import { checks } from './checks.ts'
import { header } from './header.ts'
import { mend } from './mend.ts'
import { CONCLUSION_NAMES, markSymbols } from './names.ts'
import { pictures } from './pictures.ts'
import { reportScript } from './script.ts'
import { REPORT_STYLE } from './style.ts'
import { timeline } from './timeline.ts'

/**
 * A run as one HTML file that asks nobody for anything: to read on a phone or by ear, to search, to print.
 *
 * @param picture - the night and the day to show; left out, there are none.
 */
export function htmlReport(report: Report, picture?: Picture): string {
  const { says, verdict } = CONCLUSION_NAMES[report.verdict]
  const drawn = picture === undefined ? undefined : pictures(picture)
  const links = [
    ['areas', 'Areas'],
    ['mend', 'To mend'],
    ...(drawn === undefined ? [] : [['picture', 'What Terra gets']]),
    ['checks', 'All checks'],
    ['timeline', 'Timeline'],
  ]
  const body = html`${markSymbols()}
${header(report)}
<nav class="jump" aria-label="Parts of this report"><ul>${links.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>
${areas(report)}
${mend(report)}
${drawn}
${checks(report)}
${timeline(report)}
</main>
<footer><p>Secrets are left out of this report, and health values are masked: digits are 0 and letters are x, so that their shape can be seen. Search with <kbd>/</kbd>.</p></footer>`
  return htmlDocument({
    title: `${report.partner.name} ${says}`,
    style: REPORT_STYLE,
    body,
    script: `(${reportScript.toString()})()`,
    colour: verdict === 'pass' ? '#1a7040' : '#b3202a',
  })
}
