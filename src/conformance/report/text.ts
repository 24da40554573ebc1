import { AREAS } from '../check.ts'
import type { CheckResult, Report } from '../report.ts'
import { VERDICTS, type Verdict } from '../verdict.ts'

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
  const broken = report.checks.filter(
    ({ verdict }) => verdict === 'error' || verdict === 'fail' || verdict === 'warn',
  )
  const blocked = report.checks.filter(({ verdict }) => verdict === 'blocked')
  return [
    `\n${paint('bold', report.partner.name)} · ${report.environment} · ${report.baseUrl} · seed ${report.seed}\n`,
    ...areaLines(report, paint),
    ...broken.map((result) => `\n${brokenText(result, blockedBelow(result, blocked), paint)}`),
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

function areaLines(report: Report, paint: Paint): readonly string[] {
  return AREAS.flatMap((area) => {
    const results = report.checks.filter((result) => result.area === area)
    if (results.length === 0) return []
    const marks = results.map(({ verdict }) => paint(MARKS[verdict].paint, MARKS[verdict].mark)).join('')
    return [`  ${area.padEnd(12)} ${marks}\n`]
  })
}

function brokenText(result: CheckResult, blocked: readonly CheckResult[], paint: Paint): string {
  const { mark, paint: colour } = MARKS[result.verdict]
  const lines = [
    `${paint(colour, mark)} ${paint('bold', result.id)}  ${paint(colour, result.verdict)}`,
    `  ${result.title}`,
    `  found    ${result.found}`,
    `  do       ${result.remedy}`,
    `  source   ${result.source}${result.sourceUrl === undefined ? '' : `  ${paint('dim', result.sourceUrl)}`}`,
    ...evidenceLines(result, paint),
    `  repeat   ${paint('cyan', result.replay)}`,
    ...(blocked.length === 0 ? [] : [`  blocks   ${blocked.map(({ id }) => id).join(', ')}`]),
  ]
  return `${lines.join('\n')}\n`
}

/** The exchange that shows it: the last one, its bodies cut. */
function evidenceLines({ exchanges }: CheckResult, paint: Paint): readonly string[] {
  const telling = exchanges.at(-1)
  if (telling === undefined) return []
  const lines = [`→ ${telling.request}`, `← ${telling.response}`].flatMap((message) => {
    const all = message.split('\n').filter((line) => line !== '')
    return all.length > 12 ? [...all.slice(0, 11), `  … ${all.length - 11} more lines`] : all
  })
  return lines.map((line, index) => `  ${index === 0 ? 'evidence' : '        '} ${paint('dim', line)}`)
}

function blockedBelow(cause: CheckResult, blocked: readonly CheckResult[]): readonly CheckResult[] {
  return blocked.filter(({ blockedBy }) => blockedBy === cause.id)
}

function countsLine(report: Report, paint: Paint): string {
  const counts = VERDICTS.filter((verdict) => report.counts[verdict] > 0).map((verdict) =>
    paint(MARKS[verdict].paint, `${report.counts[verdict]} ${verdict}`),
  )
  const seconds = (report.durationMs / 1000).toFixed(1)
  return `${report.checks.length} checks: ${counts.join(' · ')}   ${paint('dim', `${report.requests} requests, ${seconds} s`)}\n`
}
