import type { Report } from '../conformance/report.ts'
import { reportSchema } from '../conformance/report-schema.ts'
import { UsageError } from '../kernel/errors.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import { compileValidator } from '../schema/validator.ts'
import { readInput } from './read-input.ts'

/** A report that `terrarium check --json` has written. @throws UsageError, FileUnreadableError */
export async function readReport(file: string): Promise<Report> {
  const text = new TextDecoder().decode(await readInput(file))
  let value: JsonValue
  try {
    value = parseJson(text)
  } catch {
    throw noReport(file, text.trim() === '' ? 'it is empty' : 'it is no JSON')
  }
  const [violation] = compileValidator(reportSchema)(value)
  if (violation !== undefined) {
    const { path, expected, found } = violation
    throw noReport(file, `${path === '' ? 'the document' : path} ${expected} and is ${found}`)
  }
  return value as unknown as Report
}

function noReport(file: string, why: string): UsageError {
  return new UsageError(
    `Failed to read ${file} as a report: ${why}.`,
    'Name a file that terrarium check --json has written.',
  )
}
