import { describe, expect, it } from 'vitest'
import { compareReports, isWorse } from '../../src/conformance/compare.ts'
import { comparisonText } from '../../src/conformance/report/compare-text.ts'
import type { CheckResult, Report } from '../../src/conformance/report.ts'
import { VERDICTS, type Verdict } from '../../src/conformance/verdict.ts'

/** A report that says this of these checks; what is found is behind a colon. */
function report(verdicts: Readonly<Record<string, string>>, change: Partial<Report> = {}): Report {
  const checks = Object.entries(verdicts).map(([name, said]) => {
    const [verdict, found = null] = said.split(': ')
    return { id: `auth/${name}`, level: 'must', verdict: verdict as Verdict, found } as CheckResult
  })
  return {
    terrarium: '1.0.0',
    partner: { id: 'aurora', name: 'Aurora Ring' },
    environment: 'staging',
    baseUrl: 'https://staging.aurora.example',
    seed: 1,
    startedAt: '2026-06-10T12:00:00.000Z',
    durationMs: 1,
    requests: 1,
    verdict: 'conforms',
    counts: { error: 0, fail: 0, blocked: 0, warn: 0, pass: 0, 'not-applicable': 0 },
    checks,
    ...change,
  }
}

/** What became of one check. */
function changed(from: string, to: string): string {
  const { worse, better, otherwise } = compareReports(report({ it: from }), report({ it: to }))
  const kinds = { worse, better, otherwise }
  return Object.entries(kinds).find(([, changes]) => changes.length > 0)?.[0] ?? 'same'
}

describe('two reports', () => {
  it.each([
    ['pass', 'fail: gone', 'worse'],
    ['pass', 'warn: odd', 'worse'],
    ['warn: odd', 'fail: gone', 'worse'],
    ['not-applicable: no webhooks', 'fail: gone', 'worse'],
    ['pass', 'error: not tried', 'worse'],
    ['error: not tried', 'fail: gone', 'worse'],
    ['fail: gone', 'pass', 'better'],
    ['fail: gone', 'warn: odd', 'better'],
    ['blocked: by that', 'pass', 'better'],
    ['fail: gone', 'error: not tried', 'otherwise'],
    ['fail: gone', 'not-applicable: accepted', 'otherwise'],
    ['fail: gone', 'blocked: by that', 'otherwise'],
    ['pass', 'not-applicable: not allowed', 'otherwise'],
    ['fail: gone', 'fail: elsewhere', 'otherwise'],
    ['not-applicable: one reason', 'not-applicable: another', 'same'],
    ['fail: gone', 'fail: gone', 'same'],
  ])('%s, then %s: %s', (from, to, kind) => {
    expect(changed(from, to)).toBe(kind)
  })

  it('are the same as themselves, whatever they say', () => {
    const one = report(Object.fromEntries(VERDICTS.map((verdict) => [verdict, `${verdict}: so`])))
    const comparison = compareReports(one, one)
    expect(comparison).toMatchObject({ worse: [], better: [], otherwise: [], unchanged: VERDICTS.length })
    expect(isWorse(comparison)).toBe(false)
  })

  it('are opposite when they are swapped, where both judged', () => {
    const judged = ['fail: x', 'warn: x', 'pass'] as const
    for (const from of judged)
      for (const to of judged) {
        const back = { worse: 'better', better: 'worse', same: 'same' }[changed(to, from)]
        expect(changed(from, to)).toBe(back)
      }
  })

  it('tell what is new and what is gone; new and broken is worse', () => {
    const comparison = compareReports(
      report({ kept: 'pass', dropped: 'fail: x' }),
      report({ kept: 'pass', fine: 'pass', broken: 'fail: y' }),
    )
    expect(comparison.appeared.map(({ id }) => id)).toEqual(['auth/fine', 'auth/broken'])
    expect(comparison.gone).toEqual([{ id: 'auth/dropped', verdict: 'fail', found: 'x' }])
    expect(isWorse(comparison)).toBe(true)
    expect(isWorse(compareReports(report({}), report({ fine: 'pass', odd: 'warn: z' })))).toBe(false)
  })

  it('say what else differs and may be the cause', () => {
    const interrupted = { because: 'interrupted by SIGINT', revoked: 0, left: 0 }
    const { cautions } = compareReports(
      report({}),
      report({}, { seed: 2, terrarium: '1.1.0', baseUrl: 'https://other.example', interrupted }),
    )
    expect(cautions.map((caution) => caution.replace(/:.*/, ''))).toEqual([
      'The seed was 1 and is 2',
      'The version of Terrarium was 1.0.0 and is 1.1.0',
      'The base URL was https',
      'The second run was cut off',
    ])
  })

  it('are told in words, the worse first', () => {
    const text = comparisonText(
      compareReports(report({ a: 'pass', b: 'fail: x' }), report({ a: 'fail: gone', b: 'pass', c: 'pass' })),
      (_, plain) => plain,
    )
    expect(text).toMatch(
      /worse\n {2}auth\/a +pass → fail: gone\n\nbetter\n {2}auth\/b +fail → pass\n\nnew\n {2}auth\/c +pass\n\n1 worse, 1 better, 0 otherwise, 1 new, 0 gone, 0 as before\n$/,
    )
  })
})
