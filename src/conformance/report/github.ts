import { AREAS } from '../check.ts'
import type { CheckResult, Report } from '../report.ts'
import { VERDICTS } from '../verdict.ts'

/** Workflow commands that GitHub shows beside the descriptor: an error for each failure, a warning for each warning. */
export function githubAnnotations(report: Report, descriptor: string): string {
  return report.checks
    .flatMap((result) => {
      const command = result.verdict === 'warn' ? 'warning' : isWrong(result) ? 'error' : undefined
      if (command === undefined) return []
      const properties = `file=${property(descriptor)},title=${property(result.id)}`
      return [`::${command} ${properties}::${data(`${result.found ?? ''} ${result.remedy}`)}\n`]
    })
    .join('')
}

/** The job's summary, in Markdown. */
export function githubSummary(report: Report): string {
  const wrong = report.checks.filter((result) => isWrong(result) || result.verdict === 'warn')
  const areas = AREAS.map((area) => {
    const results = report.checks.filter((result) => result.area === area)
    const counts = VERDICTS.map((verdict) => results.filter((result) => result.verdict === verdict).length)
    return results.length === 0 ? '' : `| ${[area, ...counts].join(' | ')} |\n`
  })
  return [
    `## ${report.partner.name}: ${report.verdict.replaceAll('-', ' ')}\n\n`,
    `${report.environment}, ${report.checks.length} checks, ${report.requests} requests, seed ${report.seed}\n\n`,
    `| area | ${VERDICTS.join(' | ')} |\n|---|${VERDICTS.map(() => '---:|').join('')}\n`,
    ...areas,
    ...(wrong.length === 0 ? [] : ['\n### To mend\n\n']),
    ...wrong.map(
      ({ id, verdict, found, remedy, replay }) =>
        `- **${id}** (${verdict}): ${markdown(found ?? '')} ${markdown(remedy)}\n  \`${replay}\`\n`,
    ),
  ].join('')
}

function isWrong({ verdict }: CheckResult): boolean {
  return verdict === 'fail' || verdict === 'error' || verdict === 'blocked'
}

/** What a partner says must not become a workflow command of ours. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function markdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>|]/g, '\\$&').replaceAll('\n', ' ')
}
