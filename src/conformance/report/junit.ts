import { AREAS } from '../check.ts'
import type { CheckResult, Report } from '../report.ts'

/** A run as JUnit XML: a suite for each area, a test case for each check. A warning is a pass with a note. */
export function junitReport(report: Report): string {
  const suites = AREAS.flatMap((area) => {
    const results = report.checks.filter((result) => result.area === area)
    if (results.length === 0) return []
    const count = (...verdicts: readonly string[]) =>
      results.filter(({ verdict }) => verdicts.includes(verdict)).length
    const attributes = {
      name: area,
      tests: results.length,
      failures: count('fail', 'blocked'),
      errors: count('error'),
      skipped: count('not-applicable'),
      timestamp: report.startedAt.slice(0, 19),
      hostname: new URL(report.baseUrl).host,
    }
    return [element('testsuite', attributes, results.map((result) => testCase(result)).join(''))]
  })
  const name = `terrarium ${report.partner.id}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', { name, time: report.durationMs / 1000 }, suites.join(''))}`
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
    `do: ${result.remedy}`,
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
