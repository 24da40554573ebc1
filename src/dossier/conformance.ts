import { causesOf } from '../conformance/report/causes.ts'
import type { CheckResult, Report } from '../conformance/report.ts'
import { summarize, type Verdict } from '../conformance/verdict.ts'

/** What a run says of the partner, in the terms of Terra's own tests. */
export interface Conformance {
  readonly verdict: Report['verdict']
  readonly startedAt: string
  readonly baseUrl: string
  readonly counts: Report['counts']
  readonly tests: readonly {
    readonly name: string
    /** The worst of its checks; `not-applicable` where none was judged. */
    readonly verdict: Verdict
    readonly passed: number
    readonly checks: number
  }[]
  /** In the order in which to mend it. */
  readonly toMend: readonly {
    readonly id: string
    readonly verdict: Verdict
    readonly found: string
    readonly waiting: number
  }[]
}

/** What Terra tests (`completing your application`), and which checks tell how it will go. */
const TERRAS_TESTS: readonly { readonly name: string; readonly covers: (result: CheckResult) => boolean }[] =
  [
    {
      name: 'OAuth flow and token exchange',
      covers: (result) => result.area === 'auth' && !isOfExtraction(result),
    },
    { name: 'User id and scope extraction', covers: isOfExtraction },
    {
      name: 'Endpoint retrieval with the provided configuration',
      covers: ({ id, area }) => area === 'pull' && id !== 'pull/recent-data',
    },
    { name: 'Availability of data', covers: ({ id }) => id === 'pull/recent-data' },
    { name: 'Webhooks, where there are some', covers: ({ area }) => area === 'webhook' },
    {
      name: 'What becomes of the data (not tested by Terra)',
      covers: ({ area }) => area === 'mapping' || area === 'end-to-end',
    },
  ]

export function conformanceOf(report: Report): Conformance {
  const { verdict, startedAt, baseUrl, counts, checks } = report
  return {
    verdict,
    startedAt,
    baseUrl,
    counts,
    tests: TERRAS_TESTS.map(({ name, covers }) => {
      const own = checks.filter(covers).filter((result) => result.verdict !== 'not-applicable')
      return {
        name,
        verdict: summarize(own.map((result) => result.verdict)),
        passed: own.filter((result) => result.verdict === 'pass').length,
        checks: own.length,
      }
    }),
    toMend: causesOf(report).map(({ result, alike, blocked }) => ({
      id: result.id,
      verdict: result.verdict,
      found: result.found ?? result.title,
      waiting: alike.length + blocked.length,
    })),
  }
}

function isOfExtraction({ id }: CheckResult): boolean {
  return /^auth\/(user-id|scopes?-|refresh-keeps-user)/.test(id)
}
