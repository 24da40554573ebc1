import { AREAS } from '../check.ts'
import { expectedFailureEntry } from '../expected-failures.ts'
import type { CheckResult, Report } from '../report.ts'
import { VERDICTS, type Verdict } from '../verdict.ts'
import { type Cause, causesOf, todoOf } from './causes.ts'

export type Paint = (paint: 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan', text: string) => string

const MARKS: Readonly<Record<Verdict, { readonly mark: string; readonly paint: Parameters<Paint>[0] }>> = {
  error: { mark: '‼', paint: 'red' },
  fail: { mark: '✗', paint: 'red' },
  blocked: { mark: '⊘', paint: 'yellow' },
  warn: { mark: '!', paint: 'yellow' },
  pass: { mark: '✓', paint: 'green' },
  'not-applicable': { mark: '–', paint: 'dim' },
}

/** One line for a check that was judged just now. */
export function resultLine({ id, title, verdict, found }: CheckResult, paint: Paint): string {
  const { mark, paint: colour } = MARKS[verdict]
  const what =
    verdict === 'pass' ? paint('dim', title) : verdict === 'not-applicable' ? paint('dim', `${found}`) : title
  return `${paint(colour, mark)} ${id.padEnd(44)} ${what}\n`
}

/**
 * A run as a person reads it: the areas at a glance, then what to mend, root causes first, then the conclusion. The
 * last line is `conforms`, `does not conform` or `could not run`.
 */
export function textReport(report: Report, paint: Paint): string {
  const causes = causesOf(report)
  return [
    `\n${paint('bold', report.partner.name)} · ${report.environment} · ${report.baseUrl} · seed ${report.seed}\n`,
    ...interruptionLines(report, paint),
    ...areaLines(report, paint),
    ...(causes.length < 2 ? [] : [`\n${paint('bold', `${causes.length} things to mend, in this order:`)}\n`]),
    ...causes.map((cause) => `\n${causeText(cause, Date.parse(report.startedAt), paint)}`),
    '\n',
    countsLine(report, paint),
    `${paint('bold', CONCLUSIONS[report.verdict])}\n`,
  ].join('')
}

const CONCLUSIONS: Readonly<Record<Report['verdict'], string>> = {
  conforms: 'conforms',
  'does-not-conform': 'does not conform',
  'could-not-run': 'could not run',
}

function interruptionLines({ interrupted, counts }: Report, paint: Paint): readonly string[] {
  if (interrupted === undefined) return []
  const { because, revoked, left } = interrupted
  const told = `${because}: ${counts.error} checks were not judged; go on with --resume and the JSON report`
  const granted =
    revoked + left === 0 ? '' : `; of ${revoked + left} grants that it was given, ${revoked} were given back`
  return [`${paint('yellow', `${told}${granted}`)}\n`]
}

function areaLines(report: Report, paint: Paint): readonly string[] {
  return AREAS.flatMap((area) => {
    const results = report.checks.filter((result) => result.area === area)
    if (results.length === 0) return []
    const marks = results.map(({ verdict }) => paint(MARKS[verdict].paint, MARKS[verdict].mark)).join('')
    return [`  ${area.padEnd(12)} ${marks}\n`]
  })
}

function causeText(
  { result, alike, blocked, together, seenWith, follows }: Cause,
  nowMs: number,
  paint: Paint,
): string {
  const { mark, paint: colour } = MARKS[result.verdict]
  const isWaiting = result.verdict === 'blocked'
  const lines = [
    `${paint(colour, mark)} ${paint('bold', result.id)}  ${paint(colour, result.verdict)}`,
    `  ${result.title}`,
    `  found    ${result.found}`,
    ...(isWaiting ? [`  waits    for ${result.blockedBy}, which says nothing in this run`] : []),
    `  do       ${todoOf(result)}`,
    `  source   ${result.source}${result.sourceUrl === undefined ? '' : `  ${paint('dim', result.sourceUrl)}`}`,
    ...evidenceLines(result, paint),
    `  repeat   ${paint('cyan', result.replay)}`,
    ...(result.verdict === 'fail' && result.expectation === undefined
      ? [`  accept   ${expectedFailureEntry(result, nowMs)}`]
      : []),
    ...(follows ? ['  follows  perhaps from what stands above: mend that first'] : []),
    ...(seenWith === undefined ? [] : [`  together with ${seenWith.id}: the same answer shows it`]),
    ...(together.length === 0 ? [] : [`  together ${idsOf(together)}: the same answer shows it`]),
    ...(alike.length === 0 ? [] : [`  alike    ${idsOf(alike)}`]),
    ...(blocked.length === 0 ? [] : [`  blocks   ${idsOf(blocked)}`]),
  ]
  return `${lines.join('\n')}\n`
}

function idsOf(results: readonly CheckResult[]): string {
  const shown = results.slice(0, 8).map(({ id }) => id)
  return results.length > shown.length
    ? `${shown.join(', ')} and ${results.length - shown.length} more`
    : shown.join(', ')
}

/** The exchange that shows it: the last one, its bodies cut. */
function evidenceLines({ exchanges }: CheckResult, paint: Paint): readonly string[] {
  const telling = exchanges.at(-1)
  if (telling === undefined) return []
  const lines = [`→ ${telling.request}`, `← ${telling.response}`].flatMap((message) => {
    const all = message.split('\n').filter((line) => line !== '')
    return all.length > 12 ? [...all.slice(0, 11), `  … ${all.length - 11} more lines`] : all
  })
  return lines.map((line, index) => `  ${index === 0 ? 'evidence' : '        '} ${paint('dim', cut(line))}`)
}

function countsLine(report: Report, paint: Paint): string {
  const counts = VERDICTS.filter((verdict) => report.counts[verdict] > 0).map((verdict) =>
    paint(MARKS[verdict].paint, `${report.counts[verdict]} ${verdict}`),
  )
  const seconds = (report.durationMs / 1000).toFixed(1)
  return `${report.checks.length} checks: ${counts.join(' · ')}   ${paint('dim', `${report.requests} requests, ${seconds} s`)}\n`
}

/** A masked token is a line that says nothing but its length. */
function cut(line: string): string {
  return line.length > 140 ? `${line.slice(0, 120)}… (${line.length} characters)` : line
}
