import type { CheckResult, Report } from '../../../src/conformance/report.ts'
import { conclude, VERDICTS, type Verdict } from '../../../src/conformance/verdict.ts'

/** One result, as a run leaves it. */
export function resultOf(
  id: CheckResult['id'],
  verdict: Verdict,
  more: Partial<CheckResult> = {},
): CheckResult {
  return {
    id,
    area: id.slice(0, id.indexOf('/')) as CheckResult['area'],
    level: verdict === 'warn' ? 'should' : 'must',
    title: 'It is as it should be.',
    verdict,
    found: verdict === 'pass' ? null : 'it is not',
    remedy: 'Mend it.',
    source: 'RFC 6749 §5.1',
    seed: 7,
    probe: 'token-exchange',
    exchanges: [],
    replay: `terrarium check partner.yaml --only ${id} --seed 7`,
    ...more,
  }
}

/** A run that ended with these results. */
export function reportOf(checks: readonly CheckResult[], more: Partial<Report> = {}): Report {
  const count = (verdict: Verdict) => checks.filter((result) => result.verdict === verdict).length
  return {
    terrarium: '0.1.0',
    partner: { id: 'aurora', name: 'Aurora Ring' },
    environment: 'staging',
    baseUrl: 'https://staging.aurora.example',
    seed: 7,
    startedAt: '2026-06-10T12:00:00.000Z',
    durationMs: 1234,
    requests: 42,
    verdict: conclude(checks.map(({ verdict }) => verdict)),
    counts: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Report['counts'],
    checks,
    ...more,
  }
}
