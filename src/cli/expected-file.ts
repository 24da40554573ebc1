import { isMap, isSeq, LineCounter, parseDocument } from 'yaml'
import { CHECKS } from '../conformance/checks/registry.ts'
import type { ExpectedFailure } from '../conformance/expected-failures.ts'
import { UsageError } from '../kernel/errors.ts'
import { nearest } from '../kernel/nearest.ts'
import { readInput } from './read-input.ts'

const MEMBERS = ['check', 'reason', 'owner', 'expires'] as const

/**
 * Read a file of expected failures: a YAML list of `{ check, reason, owner, expires }`.
 *
 * @throws UsageError naming the line of the first mistake; FileUnreadableError.
 */
export async function readExpectedFailures(file: string): Promise<readonly ExpectedFailure[]> {
  const lines = new LineCounter()
  const document = parseDocument(new TextDecoder().decode(await readInput(file)), { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined)
    throw mistake(file, lines.linePos(error.pos[0]).line, 'it is no YAML', 'Correct the line.')
  if (document.contents === null) return []
  if (!isSeq(document.contents)) throw mistake(file, 1, 'it is no list', 'Write a list of entries.')
  const seen = new Map<string, number>()
  return document.contents.items.map((item) => {
    const line = lines.linePos((item as { range?: [number, number, number] }).range?.[0] ?? 0).line
    const entry = isMap(item) ? (item.toJSON() as Record<string, unknown>) : {}
    for (const member of MEMBERS) {
      if (typeof entry[member] !== 'string' || entry[member] === '') {
        throw mistake(
          file,
          line,
          `an entry has no '${member}'`,
          `Give each entry ${MEMBERS.join(', ')}, as text.`,
        )
      }
    }
    const unknown = Object.keys(entry).find((member) => !MEMBERS.some((known) => known === member))
    if (unknown !== undefined) {
      throw mistake(file, line, `an entry has '${unknown}'`, `Give each entry ${MEMBERS.join(', ')} alone.`)
    }
    const read = entry as unknown as ExpectedFailure
    if (!isDate(read.expires)) {
      throw mistake(
        file,
        line,
        `'${read.expires}' is no date`,
        'Write the day on which it expires as 2027-01-31.',
      )
    }
    if (!CHECKS.some(({ id }) => id === read.check)) {
      const near = nearest(
        read.check,
        CHECKS.map(({ id }) => id),
      )
      throw mistake(
        file,
        line,
        `there is no check '${read.check}'`,
        near === undefined ? 'Name a check.' : `Did you mean '${near}'?`,
      )
    }
    const earlier = seen.get(read.check)
    if (earlier !== undefined) {
      throw mistake(file, line, `'${read.check}' stands in line ${earlier} already`, 'Keep one of the two.')
    }
    seen.set(read.check, line)
    return read
  })
}

/** `2027-02-30` is none. */
function isDate(text: string): boolean {
  const epochMs = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(epochMs || 0).toISOString().startsWith(text)
}

function mistake(file: string, line: number, what: string, remedy: string): UsageError {
  return new UsageError(`Failed to read ${file}:${line}: ${what}.`, remedy)
}
