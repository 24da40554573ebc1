/**
 * Fixtures, matchers and a suite for vitest. Importing it gives `expect` the matchers `toHaveSeen` and `toConform`.
 *
 * @module terrarium-kit/vitest
 */

import { beforeAll, describe, expect, type TestAPI, test } from 'vitest'
import type { Check } from '../conformance/check.ts'
import { CHECKS } from '../conformance/checks/registry.ts'
import type { CheckResult, Report } from '../conformance/report.ts'
import type { Partner } from '../partner/partner.ts'
import {
  createIsolatedPartner,
  type IsolatedPartner,
  type IsolatedPartnerOptions,
} from './isolated-partner.ts'
import { type JudgeOptions, judgeIsolated } from './judge-isolated.ts'
import { type TerrariumMatchers, toConform, toHaveSeen, told } from './matchers.ts'

declare module 'vitest' {
  interface Matchers<R, T> extends TerrariumMatchers<R> {}
}

expect.extend({ toHaveSeen, toConform })

/** Make an isolated partner: what the fixture does before each test. Close its `mock` yourself. */
export function isolatedPartner(partner: Partner, options: IsolatedPartnerOptions = {}): IsolatedPartner {
  return createIsolatedPartner(partner, options)
}

/** Judge an isolated partner by some checks, by all unless told: `expect(await judge(partner)).toConform()`. */
export function judge(partner: IsolatedPartner, options: JudgeOptions = {}): Promise<Report> {
  return judgeIsolated(partner, options)
}

/**
 * `test` with a fixture `partner`: each test gets an isolated one, so that tests may run in parallel.
 *
 * @example
 * const it = partnerTest(await requirePartner('contracts/aurora/partner.yaml'))
 * it.concurrent('connects', async ({ partner, expect }) => {
 *   …
 *   expect(partner).toHaveSeen({ route: 'token', status: 200 })
 * })
 */
export function partnerTest(
  partner: Partner,
  options: IsolatedPartnerOptions = {},
): TestAPI<{ partner: IsolatedPartner }> {
  return test.extend<{ partner: IsolatedPartner }>({
    // vitest reads the fixture's needs from this pattern: none.
    // biome-ignore lint/correctness/noEmptyPattern: the pattern is the declaration
    partner: async ({}, use) => {
      const isolated = createIsolatedPartner(partner, options)
      await use(isolated)
      isolated.mock.close()
    },
  })
}

/**
 * Register every check as a test of its own, for vitest's reporters, filters and sharding. What vitest leaves out is
 * not judged. A broken must fails its test, a broken should is an annotation, and what does not apply is skipped with
 * the reason.
 */
export function describeConformance(
  partner: Partner,
  options: IsolatedPartnerOptions & { readonly checks?: readonly Check[] } = {},
): void {
  const { checks = CHECKS, seed = 1 } = options
  describe(`${partner.name} conforms`, () => {
    let results: ReadonlyMap<string, CheckResult>
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads the fixtures that are wanted from the pattern
    beforeAll(async ({}, { tasks }) => {
      const wanted = new Set(
        tasks.filter(({ mode }) => mode === 'run' || mode === 'queued').map(({ name }) => name),
      )
      const isolated = createIsolatedPartner(partner, options)
      const asked = checks.filter((check) => wanted.has(titleOf(check)))
      const report = await judgeIsolated(isolated, { checks: asked, seed })
      isolated.mock.close()
      results = new Map(report.checks.map((result) => [result.id, result]))
    }, 60_000)
    for (const check of checks) {
      test(titleOf(check), async ({ skip, annotate }) => {
        const result = results.get(check.id)
        switch (result?.verdict) {
          case 'pass':
            return
          case 'not-applicable':
            return skip(result.found ?? undefined)
          case 'warn':
            await annotate(told(result), 'warning')
            return
          default:
            throw new Error(result === undefined ? `${check.id} was not judged` : told(result))
        }
      })
    }
  })
}

function titleOf({ id, title }: Check): string {
  return `${id}: ${title}`
}
