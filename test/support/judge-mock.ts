import { createIsolatedPartner } from '../../src/ci/isolated-partner.ts'
import { judgeIsolated } from '../../src/ci/judge-isolated.ts'
import type { Check } from '../../src/conformance/check.ts'
import type { CheckResult, Report } from '../../src/conformance/report.ts'
import type { Fault } from '../../src/mock/fault.ts'
import type { Partner } from '../../src/partner/partner.ts'

/** Noon of an ordinary day: 2026-06-10, UTC. */
export const NOON_MS: number = Date.UTC(2026, 5, 10, 12)

/**
 * Run the checks against a mock in this process, in virtual time: no socket, no wait.
 *
 * @param options.checks - all of them unless told.
 * @param options.nowMs - when it is; unless told, when the faults show, or `NOON_MS`.
 * @param options.patienceMs - 15,000 (15 s) unless told.
 */
export async function judgeMock(
  partner: Partner,
  options: {
    readonly faults?: readonly Fault[]
    readonly seed?: number
    readonly checks?: readonly Check[]
    readonly patienceMs?: number
    readonly nowMs?: number
  } = {},
): Promise<Report> {
  const { faults = [], nowMs, patienceMs = 15_000, ...judging } = options
  const startMs = nowMs ?? faults.find(({ showsAtMs }) => showsAtMs !== undefined)?.showsAtMs ?? NOON_MS
  const isolated = createIsolatedPartner(partner, { ...judging, faults, startMs })
  const report = await judgeIsolated(isolated, { ...judging, patienceMs })
  isolated.mock.close()
  return report
}

/** Checks that speak against the partner. */
export function accusing(report: Report): readonly CheckResult[] {
  return report.checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
}
