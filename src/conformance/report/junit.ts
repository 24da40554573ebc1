import { AREAS } from '../check.ts'
import type { CheckResult, Report } from '../report.ts'
import { todoOf } from './causes.ts'

/** A run as JUnit XML: a suite for each area, a test case for each check. A warning is a pass with a note. */
export function junitReport(report: Report): string {
  const suites = AREAS.flatMap((area) => {
    const results = report.checks.filter((result) => result.area === area)
    if (results.length === 0) return []
    const attributes = {
      name: area,
      ...countsOf(results),
      time: spentOn(report, results) / 1000,
      timestamp: report.startedAt.slice(0, 19),
      hostname: new URL(report.baseUrl).host,
    }
    return [element('testsuite', attributes, results.map((result) => testCase(result)).join(''))]
  })
  const name = `terrarium ${report.partner.id}`
  const attributes = { name, ...countsOf(report.checks), time: report.durationMs / 1000 }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites.join(''))}`
}

function countsOf(
  results: readonly CheckResult[],
): Readonly<Record<'tests' | 'failures' | 'errors' | 'skipped', number>> {
  const count = (...verdicts: readonly string[]) =>
    results.filter(({ verdict }) => verdicts.includes(verdict)).length
  return {
    tests: results.length,
    failures: count('fail', 'blocked'),
    errors: count('error'),
    skipped: count('not-applicable'),
  }
}

/** What the requests took whose answers these checks judged, in milliseconds. */
function spentOn({ timeline = [] }: Report, results: readonly CheckResult[]): number {
  const probes = new Set(results.map(({ probe }) => probe))
  return timeline
    .filter(({ probe }) => probes.has(probe))
    .reduce((sum, { durationMs }) => sum + durationMs, 0)
}

function testCase(result: CheckResult): string {
  const { id, area, verdict, found } = result
  return element(
    'testcase',
    { name: id, classname: `terrarium.${area}` },
    outcome(verdict, found ?? '', result),
  )
}

function outcome(verdict: CheckResult['verdict'], message: string, result: CheckResult): string {
  const details = [
    result.title,
    `do: ${todoOf(result)}`,
    `source: ${result.source}`,
    `repeat: ${result.replay}`,
  ].join('\n')
  switch (verdict) {
    case 'pass':
      return ''
    case 'not-applicable':
      return element('skipped', { message }, '')
    case 'warn':
      return element('system-out', {}, text(`warning: ${message}\n${details}`))
    case 'error':
      return element('error', { message, type: 'error' }, text(details))
    case 'fail':
    case 'blocked':
      return element('failure', { message, type: verdict }, text(details))
  }
}

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string,
): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${text(String(value)).replaceAll('"', '&quot;')}"`,
  )
  return content === ''
    ? `<${name}${written.join('')}/>\n`
    : `<${name}${written.join('')}>${content}</${name}>\n`
}

/** XML 1.0 has no place for most control characters, however they are written. */
function text(value: string): string {
  return value
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
