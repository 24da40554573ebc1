import { AREAS } from '../check.ts'
import type { CheckResult, Report } from '../report.ts'
import { VERDICTS } from '../verdict.ts'
import { type Cause, causesOf, todoOf } from './causes.ts'

/**
 * Workflow commands that GitHub shows beside the descriptor: an error for each thing to mend, a warning for each that
 * should be better. GitHub shows ten of each for a step, so they come in the order in which to mend them, and what waits
 * for one of them is counted there.
 */
export function githubAnnotations(report: Report, descriptor: string): string {
  return causesOf(report)
    .map(({ result, alike, blocked }) => {
      const command = result.verdict === 'warn' ? 'warning' : 'error'
      const properties = `file=${property(descriptor)},title=${property(result.id)}`
      const others = [counted(alike, 'for the same reason'), counted(blocked, 'waiting for this')].join('')
      return `::${command} ${properties}::${data(`${result.found ?? ''} ${todoOf(result)}${others}`)}\n`
    })
    .join('')
}

/** So much of a summary is below GitHub's limit of 1 MiB for a step, whatever characters it is made of. */
const MOST_CAUSES = 200

/** The job's summary, in Markdown. */
export function githubSummary(report: Report): string {
  const causes = causesOf(report)
  const areas = AREAS.map((area) => {
    const results = report.checks.filter((result) => result.area === area)
    const counts = VERDICTS.map((verdict) => results.filter((result) => result.verdict === verdict).length)
    return results.length === 0 ? '' : `| ${[area, ...counts].join(' | ')} |\n`
  })
  const { interrupted } = report
  return [
    `## ${markdown(report.partner.name)}: ${report.verdict.replaceAll('-', ' ')}\n\n`,
    `${markdown(report.environment)}, ${report.checks.length} checks, ${report.requests} requests, seed ${report.seed}\n\n`,
    ...(interrupted === undefined ? [] : [`**The run was cut off:** ${markdown(interrupted.because)}\n\n`]),
    `| area | ${VERDICTS.join(' | ')} |\n|---|${VERDICTS.map(() => '---:|').join('')}\n`,
    ...areas,
    ...(causes.length === 0 ? [] : ['\n### To mend, in this order\n\n']),
    ...causes.slice(0, MOST_CAUSES).map(causeItem),
    ...(causes.length > MOST_CAUSES ? [`\n…and ${causes.length - MOST_CAUSES} more.\n`] : []),
  ].join('')
}

function causeItem({ result, alike, blocked }: Cause): string {
  const { id, verdict, found, replay, source, sourceUrl } = result
  const cited =
    sourceUrl === undefined
      ? markdown(source)
      : `[${markdown(source)}](${sourceUrl.replace(/[()\s]/g, encodeURIComponent)})`
  const below = [...alike, ...blocked].map((other) => `   - ${other.id} (${other.verdict})\n`)
  return `1. **${id}** (${verdict}): ${markdown((found ?? '').slice(0, 500))} ${markdown(todoOf(result))} ${cited}\n   \`${replay.replaceAll('`', "'")}\`\n${below.join('')}`
}

function counted(results: readonly CheckResult[], why: string): string {
  return results.length === 0 ? '' : ` (${results.length} more ${why})`
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
