import { stringifyJson } from '../../kernel/json.ts'
import type { Report } from '../report.ts'

/** A run as JSON, one document, ending in a line break. */
export function jsonReport(report: Report): string {
  return `${stringifyJson(report, 2)}\n`
}
