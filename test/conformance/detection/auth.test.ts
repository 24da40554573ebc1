import { describe, expect, it } from 'vitest'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { AUTH_FAULTS } from '../../../src/mock/faults/auth/auth-faults.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { authPartners, limitedPartners, partnersToTry, refreshPartners } from './auth-partners.ts'

const checks = CHECKS.filter((check) => areaOf(check) === 'auth')
const ordinary = await authPartners()
const partners = [...ordinary, ...(await refreshPartners()), ...(await limitedPartners())]
const toTry = await partnersToTry()
/** Longer than any token lives, so that every end is waited for: in virtual time. */
const patienceMs = 400 * 86_400_000
const seed = 20261123

describe.each(partners)('an honest partner ($id)', (partner) => {
  it.each(ordinary.includes(partner) ? [1, 2, 3, 4, 5] : [1])(
    'is accused of nothing (seed %i)',
    async (honestSeed) => {
      const report = await judgeMock(partner, { seed: honestSeed, checks, patienceMs })
      expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
      expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(3)
    },
  )
})

describe.each(AUTH_FAULTS)('$id', (fault) => {
  it.each(toTry(fault))(
    `is caught in $id by ${fault.caughtBy.join(', ')} (seed ${seed})`,
    async (partner) => {
      const intended = checks.filter(({ id }) => fault.caughtBy.includes(id))
      const { checks: meant } = await judgeMock(partner, {
        seed,
        checks: intended,
        faults: [fault],
        patienceMs,
      })
      const caught = meant.filter(({ verdict }) => verdict === 'fail' || verdict === 'warn')
      expect(caught.map(({ id }) => id)).not.toEqual([])
      expect(
        meant.filter((result) => !caught.includes(result) && result.verdict !== 'not-applicable'),
      ).toEqual([])
    },
  )
})

describe('the matrix of auth', () => {
  it('has a fault for every check', () => {
    const caught = new Set(AUTH_FAULTS.flatMap(({ caughtBy }) => caughtBy))
    expect(checks.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([])
  })

  it('names checks that there are, and partners that can have each fault', () => {
    const ids = new Set<string>(CHECKS.map(({ id }) => id))
    for (const { id, caughtBy, applies } of AUTH_FAULTS) {
      expect(
        caughtBy.filter((check) => !ids.has(check)),
        id,
      ).toEqual([])
      expect(
        partners.some((partner) => applies?.(partner) === undefined),
        id,
      ).toBe(true)
    }
  })
})
