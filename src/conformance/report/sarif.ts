import type { CheckResult, Report } from '../report.ts'
import { todoOf } from './causes.ts'

/**
 * A run as SARIF 2.1.0, for code-scanning services: what is wrong, at the descriptor's first line. What waits for its
 * cause is `open` (§3.27.9), and what we could not judge is no result but a notification of the tool (§3.20.21).
 *
 * @param descriptor - the descriptor's path as the repository has it.
 */
export function sarifReport(report: Report, descriptor: string): string {
  const told = report.checks.filter((result) => result.verdict in RESULTS || isAccepted(result))
  const unjudged = report.checks.filter(({ verdict }) => verdict === 'error')
  const rules = [...told, ...unjudged]
  const document = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'terrarium', version: report.terrarium, rules: rules.map(rule) } },
        automationDetails: { id: `terrarium/${report.partner.id}/${report.environment}/` },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(report, unjudged, told.length)],
        results: told.map((result, index) => ({
          ruleId: result.id,
          ruleIndex: index,
          ...outcomeOf(result),
          message: { text: messageOf(result) },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: uriOf(descriptor) }, region: { startLine: 1 } },
            },
          ],
          partialFingerprints: { 'check/v1': `${report.partner.id}/${result.id}` },
        })),
      },
    ],
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** A kind other than `fail` has the level `none` (§3.27.10). */
const RESULTS: Readonly<Record<string, { readonly kind: string; readonly level: string }>> = {
  fail: { kind: 'fail', level: 'error' },
  warn: { kind: 'fail', level: 'warning' },
  blocked: { kind: 'open', level: 'none' },
}

function outcomeOf(result: CheckResult): Record<string, unknown> {
  if (!isAccepted(result)) return RESULTS[result.verdict] ?? {}
  const justification = result.found ?? 'accepted for a while'
  return {
    kind: 'fail',
    level: result.level === 'must' ? 'error' : 'warning',
    suppressions: [{ kind: 'external', status: 'accepted', justification }],
  }
}

function isAccepted({ expectation }: CheckResult): boolean {
  return expectation === 'accepted'
}

function invocation(
  report: Report,
  unjudged: readonly CheckResult[],
  firstIndex: number,
): Record<string, unknown> {
  const endMs = Date.parse(report.startedAt) + report.durationMs
  return {
    executionSuccessful: report.verdict !== 'could-not-run' && report.interrupted === undefined,
    startTimeUtc: report.startedAt,
    endTimeUtc: new Date(endMs).toISOString(),
    toolExecutionNotifications: unjudged.map((result, index) => ({
      level: 'error',
      message: { text: messageOf(result) },
      associatedRule: { id: result.id, index: firstIndex + index },
    })),
  }
}

function messageOf(result: CheckResult): string {
  return `${sentence(result.found ?? result.title)} ${todoOf(result)} Repeat: ${result.replay}`
}

/** A finding is told without a full stop; here something follows. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

/** A path as a URI reference (RFC 3986): relative as it stands, absolute with its scheme. */
function uriOf(path: string): string {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/')
  if (encoded.startsWith('/')) return `file://${encoded}`
  return /^[A-Za-z]%3A\//.test(encoded) ? `file:///${encoded.replace('%3A', ':')}` : encoded
}

function rule({ id, area, title, remedy, source, sourceUrl, level }: CheckResult): Record<string, unknown> {
  return {
    id,
    shortDescription: { text: title },
    help: { text: `${remedy} (${source})` },
    ...(sourceUrl === undefined ? {} : { helpUri: sourceUrl }),
    defaultConfiguration: { level: level === 'must' ? 'error' : 'warning' },
    properties: { tags: [area] },
  }
}
