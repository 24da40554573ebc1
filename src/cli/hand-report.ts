import { writeFile } from 'node:fs/promises'
import { jsonReport } from '../conformance/report/json.ts'
import { textReport } from '../conformance/report/text.ts'
import type { Report } from '../conformance/report.ts'
import type { Conclusion } from '../conformance/verdict.ts'
import type { ExitCode } from './command.ts'
import type { Io } from './io.ts'
import { painter } from './style.ts'

const EXIT_CODES: Readonly<Record<Conclusion, ExitCode>> = {
  conforms: 0,
  'does-not-conform': 1,
  'could-not-run': 3,
}

/**
 * Print a report, or write it as JSON besides, and say what the command exits with.
 *
 * @param json - a file, or `-` for standard output, which then holds nothing else.
 */
export async function handReport(report: Report, json: string | undefined, io: Io): Promise<ExitCode> {
  if (json === '-') io.out(jsonReport(report))
  else {
    if (json !== undefined) await writeFile(json, jsonReport(report))
    if (io.errIsTerminal) io.err('\r\u001b[2K')
    io.out(textReport(report, painter(io.outIsTerminal)))
  }
  return EXIT_CODES[report.verdict]
}
