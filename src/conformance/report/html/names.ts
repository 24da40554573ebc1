import { html, type Markup, Markup as Raw } from '../../../page/html.ts'
import type { Area } from '../../check.ts'
import type { Report } from '../../report.ts'
import { VERDICTS, type Verdict } from '../../verdict.ts'

/** How a verdict is called on the page, what it means, and the line that draws its mark. */
export const VERDICT_NAMES: Readonly<
  Record<Verdict, { readonly name: string; readonly means: string; readonly line: string }>
> = {
  error: {
    name: 'error',
    means: 'We could not judge: no answer came, or our side broke. It says nothing about the partner.',
    line: 'M6 4v4.5M6 11.4v.3M10 4v4.5M10 11.4v.3',
  },
  fail: {
    name: 'fail',
    means: 'A must is broken. The partner does not conform until it is mended.',
    line: 'M5 5l6 6M11 5l-6 6',
  },
  blocked: {
    name: 'blocked',
    means: 'It waits: what it needs failed before. Mend the cause, and it will be judged.',
    line: 'M6 5v6M10 5v6',
  },
  warn: {
    name: 'warn',
    means: 'A should is broken. The partner conforms, and would do better to mend it.',
    line: 'M8 4v4.5M8 11.4v.3',
  },
  pass: { name: 'pass', means: 'The rule holds.', line: 'M4.5 8.5l2.5 2.5 4.5-5.5' },
  'not-applicable': {
    name: 'not applicable',
    means:
      'The descriptor or this run rules it out, or the finding is accepted for a while; the reason is given.',
    line: 'M5 8h6',
  },
}

/** What an area is about, in a few words. */
export const AREA_NAMES: Readonly<Record<Area, string>> = {
  transport: 'Connections: TLS, certificates, plain HTTP',
  auth: 'Consent, tokens, scopes, renewal, revocation',
  pull: 'Data by request: ranges, pages, limits, users',
  webhook: 'Events: signatures, attempts, handshakes',
  mapping: 'What the records become in Terra’s models',
  'end-to-end': 'All of it together, over time',
}

export const CONCLUSION_NAMES: Readonly<
  Record<Report['verdict'], { readonly says: string; readonly verdict: Verdict }>
> = {
  conforms: { says: 'conforms', verdict: 'pass' },
  'does-not-conform': { says: 'does not conform', verdict: 'fail' },
  'could-not-run': { says: 'could not be judged', verdict: 'error' },
}

/** The marks, once for the whole page. */
export function markSymbols(): Markup {
  return new Raw(
    `<svg width="0" height="0" aria-hidden="true" class="symbols">${VERDICTS.map((verdict) => `<symbol id="mark-${verdict}" viewBox="0 0 16 16"><path d="${VERDICT_NAMES[verdict].line}"/></symbol>`).join('')}</svg>`,
  )
}

/** The mark of a verdict, which a word beside it says too. */
export function mark(verdict: Verdict): Markup {
  return html`<svg class="mark ${verdict}" aria-hidden="true" viewBox="0 0 16 16"><use href="#mark-${verdict}"/></svg>`
}

/** The word of a verdict. */
export function badge(verdict: Verdict): Markup {
  return html`<span class="badge ${verdict}">${VERDICT_NAMES[verdict].name}</span>`
}
