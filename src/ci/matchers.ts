import type { CheckResult, Report } from '../conformance/report.ts'
import { VERDICTS, type Verdict } from '../conformance/verdict.ts'
import { UsageError } from '../kernel/errors.ts'
import type { JournalQuery } from '../mock/journal.ts'
import type { MockPartner } from '../mock/mock-partner.ts'
import { exchangeText } from './exchange-text.ts'
import type { IsolatedPartner } from './isolated-partner.ts'
import { journalPicture } from './journal-picture.ts'

/** What a matcher of vitest's hands back. */
export interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** What `expect` can do with partners and reports once `terrarium-kit/vitest` is imported. */
export interface TerrariumMatchers<R> {
  /**
   * The mock has answered an exchange like this, at least once unless told how often:
   * `expect(partner).toHaveSeen({ route: 'token', status: 200 }, { times: 2 })`.
   */
  toHaveSeen(query: JournalQuery, options?: { readonly times?: number }): R
  /** The report accuses nobody: `expect(await judge(partner)).toConform()`. */
  toConform(): R
}

export function toHaveSeen(
  received: MockPartner | IsolatedPartner,
  query: JournalQuery,
  { times }: { readonly times?: number } = {},
): MatcherResult {
  const mock = mockOf(received)
  const found = mock.journal.find(query).length
  const pass = times === undefined ? found > 0 : found === times
  const wanted = `${written(query)}${times === undefined ? '' : `, ${often(times)}`}`
  return {
    pass,
    message: () =>
      `expected the mock ${pass ? 'not ' : ''}to have seen ${wanted}; it has seen ${found === 0 ? 'no such exchange' : `it ${often(found)}`}\n\n${journalPicture(mock, query)}`,
  }
}

export function toConform(received: Report): MatcherResult {
  if (!isReport(received)) {
    throw new UsageError(
      'Failed to see whether it conforms: this is no report.',
      'Write expect(await judge(partner)).toConform(), with the await.',
    )
  }
  const pass = received.verdict === 'conforms'
  const spoken = received.checks
    .filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
    .toSorted((a, b) => rank(a.verdict) - rank(b.verdict))
  return {
    pass,
    message: () =>
      pass
        ? `expected ${received.partner.name} not to conform; ${received.checks.length} checks have judged it, and none accuses it`
        : [`expected ${received.partner.name} to conform (seed ${received.seed}):`, ...spoken.map(told)].join(
            '\n\n',
          ),
  }
}

/** What a check has found, how to mend it, what shows it, and how to see it again. */
export function told({ id, verdict, found, remedy, source, replay, exchanges }: CheckResult): string {
  const shown = exchanges.at(-1)
  return [
    `${verdict}: ${id}: ${found}`,
    `${remedy} (${source})`,
    ...(shown === undefined ? [] : [exchangeText(shown)]),
    `Repeat it: ${replay}`,
  ].join('\n')
}

function mockOf(received: MockPartner | IsolatedPartner): MockPartner {
  const { mock = received, journal } = (received ?? {}) as Partial<IsolatedPartner & MockPartner>
  if (typeof journal?.find === 'function') return mock as MockPartner
  throw new UsageError(
    'Failed to see what a mock has seen: this is no mock.',
    "Give expect the fixture 'partner', or what createMockPartner made.",
  )
}

function isReport(received: unknown): boolean {
  return Array.isArray((received as Partial<Report> | undefined)?.checks)
}

function rank(verdict: Verdict): number {
  return VERDICTS.indexOf(verdict)
}

function written(query: JournalQuery): string {
  const members = Object.entries(query).map(([name, value]) => `${name} ${value}`)
  return members.length === 0 ? 'anything' : members.join(', ')
}

function often(times: number): string {
  return times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
}
