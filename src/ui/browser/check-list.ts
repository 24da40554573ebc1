import type { CheckResult } from '../../conformance/report.ts'
import type { Verdict } from '../../conformance/verdict.ts'
import type { PlannedCheck } from '../check-feed.ts'
import { byId, make } from './dom.ts'

const VERDICTS: readonly Verdict[] = ['error', 'fail', 'blocked', 'warn', 'pass', 'not-applicable']

const judged = new Map<string, CheckResult>()
let planned: readonly PlannedCheck[] = []
/** The verdict that is shown alone, or all of them. */
let only: Verdict | 'waiting' | undefined

/** Lists what will be judged, by area, before anything is. */
export function showPlan(checks: readonly PlannedCheck[]): void {
  planned = checks
  judged.clear()
  const areas = [...new Set(checks.map(({ area }) => area))]
  byId('checks').replaceChildren(
    ...areas.map((area) =>
      make(
        'section',
        { 'aria-labelledby': `area-${area}`, 'data-area': area },
        make('h3', { id: `area-${area}` }, area, ' ', make('span', { class: 'soft' })),
        make('ul', {}, ...checks.filter((check) => check.area === area).map(waitingRow)),
      ),
    ),
  )
  tell()
}

export function showResult(result: CheckResult): void {
  judged.set(result.id, result)
  document.getElementById(result.id)?.replaceWith(resultRow(result))
  tell()
}

/** How many were judged, of how many, and how many fail. */
export function standing(): { readonly done: number; readonly all: number; readonly failing: number } {
  const failing = [...judged.values()].filter(({ verdict }) => verdict === 'fail' || verdict === 'error')
  return { done: judged.size, all: planned.length, failing: failing.length }
}

function waitingRow({ id, title }: PlannedCheck): HTMLElement {
  return make(
    'li',
    { id, class: 'check', 'data-verdict': 'waiting' },
    make(
      'p',
      { class: 'line' },
      make('span', { class: 'mark' }),
      what(id, title),
      make('span', { class: 'badge waiting' }, 'waits'),
    ),
  )
}

function resultRow(result: CheckResult): HTMLElement {
  const { id, title, verdict } = result
  const details = make('details', {
    ontoggle: () => {
      if (details.childElementCount === 1) details.append(insideOf(result))
    },
  })
  details.append(
    make(
      'summary',
      { class: 'line' },
      mark(verdict),
      what(id, title),
      make('span', { class: `badge ${verdict}` }, nameOf(verdict)),
    ),
  )
  return make('li', { id, class: `check ${verdict}`, 'data-verdict': verdict }, details)
}

function what(id: string, title: string): HTMLElement {
  return make('span', { class: 'rule' }, make('code', {}, id), ' ', make('span', {}, title))
}

function insideOf({
  found,
  remedy,
  source,
  sourceUrl,
  blockedBy,
  replay,
  exchanges,
  verdict,
}: CheckResult): HTMLElement {
  const isLink = sourceUrl !== undefined && /^https?:\/\//.test(sourceUrl)
  const cited = isLink ? make('a', { href: sourceUrl, rel: 'noreferrer', target: '_blank' }, source) : source
  const fine = verdict === 'pass' || verdict === 'not-applicable'
  return make(
    'div',
    { class: 'inside' },
    make(
      'dl',
      { class: 'told' },
      ...(found === null ? [] : [row(verdict === 'not-applicable' ? 'Because' : 'Found', found)]),
      ...(blockedBy === undefined ? [] : [row('Waits for', make('a', { href: `#${blockedBy}` }, blockedBy))]),
      row(fine ? 'If it fails' : 'To do', remedy),
      row('Source', cited),
      row('Repeat it', make('code', {}, replay)),
    ),
    ...exchanges
      .slice(-3)
      .map(({ request, response }) =>
        make('div', { class: 'messages' }, message('Request', request), message('Response', response)),
      ),
  )
}

function row(term: string, told: string | Node): HTMLElement {
  return make('div', {}, make('dt', {}, term), make('dd', {}, told))
}

function message(caption: string, text: string): HTMLElement {
  return make('figure', {}, make('figcaption', {}, caption), make('pre', { tabindex: 0 }, text))
}

/** The mark of a verdict, which the word beside it says too; its lines stand in the page. */
function mark(verdict: Verdict): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  svg.setAttribute('class', `mark ${verdict}`)
  svg.setAttribute('viewBox', '0 0 16 16')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `#mark-${verdict}`)
  svg.append(use)
  return svg
}

function tell(): void {
  const counts = new Map<string, number>()
  for (const { verdict } of judged.values()) counts.set(verdict, (counts.get(verdict) ?? 0) + 1)
  counts.set('waiting', planned.length - judged.size)
  const told = ([...VERDICTS, 'waiting'] as const).filter(
    (verdict) => (counts.get(verdict) ?? 0) > 0 || verdict === only,
  )
  const focused = document.activeElement?.getAttribute('data-verdict-shown')
  byId('verdicts').replaceChildren(
    ...told.map((verdict) =>
      make(
        'li',
        {},
        make(
          'button',
          {
            type: 'button',
            class: `badge ${verdict}`,
            'aria-pressed': String(only === verdict),
            'data-verdict-shown': verdict,
            onclick: () => show(verdict),
          },
          `${counts.get(verdict) ?? 0} ${nameOf(verdict)}`,
        ),
      ),
    ),
  )
  if (focused !== null && focused !== undefined)
    byId('verdicts').querySelector<HTMLElement>(`[data-verdict-shown="${focused}"]`)?.focus()
  for (const section of byId('checks').querySelectorAll<HTMLElement>('section')) tellArea(section)
}

function show(verdict: Verdict | 'waiting'): void {
  only = only === verdict ? undefined : verdict
  tell()
}

function tellArea(section: HTMLElement): void {
  const rows = [...section.querySelectorAll<HTMLElement>('.check')]
  for (const check of rows) check.hidden = only !== undefined && check.dataset.verdict !== only
  section.hidden = rows.every(({ hidden }) => hidden)
  const done = rows.filter(({ dataset }) => dataset.verdict !== 'waiting').length
  section.querySelector('h3 .soft')!.textContent =
    done === rows.length ? `${done}` : `${done} of ${rows.length}`
}

function nameOf(verdict: Verdict | 'waiting'): string {
  return verdict === 'waiting' ? 'wait' : verdict.replace('-', ' ')
}
