import { describe, expect, it } from 'vitest'
import { areaOf, type Check } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import { FAULTS } from '../../../src/mock/faults/registry.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora, pulse } from '../../support/partners.ts'
import { ELSEWHERE } from './elsewhere.ts'

const SEED = 1

/** Enough for two retries of either partner; virtual time costs nothing. */
const PATIENCE_MS = 800_000

/** The checks that fail or warn for a partner with these faults; one that could not be made says nothing. */
export async function accused(
  partner: Partner,
  faults: readonly Fault[],
  checks: readonly Check[],
): Promise<readonly string[]> {
  const report = await judgeMock(partner, { faults, seed: SEED, checks, patienceMs: PATIENCE_MS })
  return report.checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn').map(({ id }) => id)
}

/** Each fault of an area is caught by a check meant for it, nobody honest is accused, and every check fails for something. */
export async function describeDetection(area: Fault['area']): Promise<void> {
  const partners = [await aurora(), await pulse()]
  const checks = CHECKS.filter((check) => areaOf(check) === area)
  const seen = new Set<string>()
  const cases = partners.flatMap((partner) =>
    FAULTS.filter(
      (fault) => fault.area === area && fault.applies?.(partner) === undefined && !isElsewhere(fault),
    ).map((fault) => [`${fault.id} on ${partner.id}`, fault, partner] as const),
  )

  describe(area, () => {
    it.each(cases)(
      `%s is caught by a check that is meant for it (seed ${SEED})`,
      async (_, fault, partner) => {
        const meant = checks.filter(({ id }) => fault.caughtBy.includes(id))
        const ids = await accused(partner, [fault], meant)
        for (const id of ids) seen.add(id)
        expect(
          fault.caughtBy.filter((id) => ids.includes(id)),
          `found by ${ids.join(', ') || 'nobody'}`,
        ).not.toEqual([])
      },
    )

    it.each(partners.map((partner) => [partner.id, partner] as const))(
      `honest %s is accused by none (seed ${SEED})`,
      async (_, partner) => {
        const report = await judgeMock(partner, { seed: SEED, checks })
        expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
      },
    )

    it('every check fails for something', () => {
      const elsewhere = new Set(ELSEWHERE.map(([id]) => id))
      const never = checks.map(({ id }) => id).filter((id) => !seen.has(id) && !elsewhere.has(id))
      expect(never).toEqual([])
    })
  })
}

/** Faults that both partners can have and only another declaration shows. */
function isElsewhere({ id }: Fault): boolean {
  return ELSEWHERE.some(([, , faultId]) => faultId === id)
}
