import type { Picture } from '../conformance/picture.ts'
import { githubAnnotations, githubSummary } from '../conformance/report/github.ts'
import { htmlReport } from '../conformance/report/html/page.ts'
import { jsonReport } from '../conformance/report/json.ts'
import { junitReport } from '../conformance/report/junit.ts'
import { sarifReport } from '../conformance/report/sarif.ts'
import { textReport } from '../conformance/report/text.ts'
import type { Report } from '../conformance/report.ts'
import type { Conclusion } from '../conformance/verdict.ts'
import type { ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { painter } from './style.ts'
import { appendOutput, writeOutput } from './write-output.ts'

const EXIT_CODES: Readonly<Record<Conclusion, ExitCode>> = {
  conforms: 0,
  'does-not-conform': 1,
  'could-not-run': 3,
}

/** Where else a report is written, besides the terminal. */
export interface ReportFiles {
  /** `-` is standard output, which then holds nothing else. */
  readonly json?: string | undefined
  readonly junit?: string | undefined
  readonly sarif?: string | undefined
  readonly html?: string | undefined
  /** Print annotations, and append to the job's summary where `GITHUB_STEP_SUMMARY` names it. */
  readonly github?: boolean
}

/**
 * Print a report, write it in other forms besides, and say what the command exits with.
 *
 * @param descriptor - its path, for forms that point at a file.
 * @param picture - what the HTML page shows of the data; left out, nothing.
 */
export async function handReport(
  report: Report,
  descriptor: string,
  { json, junit, sarif, html, github = false }: ReportFiles,
  io: Io,
  picture?: Picture,
): Promise<ExitCode> {
  if (junit !== undefined) await writeOutput(junit, junitReport(report))
  if (sarif !== undefined) await writeOutput(sarif, sarifReport(report, descriptor))
  if (html !== undefined) await writeOutput(html, htmlReport(report, picture))
  if (json !== undefined && json !== '-') await writeOutput(json, jsonReport(report))
  if (json === '-') io.out(jsonReport(report))
  else {
    if (io.errIsTerminal) io.err('\r\u001b[2K')
    io.out(textReport(report, painter(io.outIsTerminal)))
  }
  if (github) {
    io.err(githubAnnotations(report, descriptor))
    const summary = io.variables.GITHUB_STEP_SUMMARY
    if (summary !== undefined && summary !== '') await appendOutput(summary, githubSummary(report))
  }
  return EXIT_CODES[report.verdict]
}
