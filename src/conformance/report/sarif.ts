import type { CheckResult, Report } from '../report.ts'

/**
 * A run as SARIF 2.1.0, for code-scanning services: what is wrong, at the descriptor's first line.
 *
 * @param descriptor - the descriptor's path as the repository has it.
 */
export function sarifReport(report: Report, descriptor: string): string {
  const wrong = report.checks.filter(({ verdict }) => verdict in LEVELS)
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'terrarium', version: report.terrarium, rules: wrong.map(rule) } },
        invocations: [
          { executionSuccessful: report.verdict !== 'could-not-run', startTimeUtc: report.startedAt },
        ],
        results: wrong.map((result, index) => ({
          ruleId: result.id,
          ruleIndex: index,
          level: LEVELS[result.verdict],
          message: { text: `${result.found ?? result.title} ${result.remedy} Repeat: ${result.replay}` },
          locations: [
            { physicalLocation: { artifactLocation: { uri: descriptor }, region: { startLine: 1 } } },
          ],
          partialFingerprints: { 'check/v1': `${report.partner.id}/${result.id}` },
        })),
      },
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

const LEVELS: Readonly<Record<string, 'error' | 'warning'>> = {
  error: 'error',
  fail: 'error',
  blocked: 'warning',
  warn: 'warning',
}

function rule({ id, title, remedy, source, sourceUrl, level }: CheckResult): Record<string, unknown> {
  return {
    id,
    shortDescription: { text: title },
    help: { text: `${remedy} (${source})` },
    ...(sourceUrl === undefined ? {} : { helpUri: sourceUrl }),
    defaultConfiguration: { level: level === 'must' ? 'error' : 'warning' },
  }
}
