import { describe, expect, it } from 'vitest'
import { areaOf } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { accusing, judgeMock } from '../support/judge-mock.ts'
import { pulse } from '../support/partners.ts'

const HOUR_MS = 3_600_000

const checks = CHECKS.filter((check) => areaOf(check) === 'webhook')

describe('a run that waits for retries longer than its token lives', () => {
  it.each([
    ['stays', { kind: 'static' }],
    ['rotates', { kind: 'rotating', graceSeconds: 0 }],
  ] as const)(
    'has it renewed, and nobody is accused of refusing it: the refresh token %s',
    async (_, kind) => {
      const partner = await pulse()
      if (partner.auth.kind !== 'oauth2') throw new Error('pulse has users who consent')
      const auth = { ...partner.auth, refresh: { ...partner.auth.refresh, ...kind } }
      const report = await judgeMock({ ...partner, auth }, { checks, patienceMs: 2 * HOUR_MS })
      expect(accusing(report)).toEqual([])
      const late = report.checks.find(({ id }) => id === 'webhook/slow-answer-accepted')
      expect(late?.verdict).toBe('pass')
      expect(report.durationMs).toBeGreaterThan(HOUR_MS)
    },
  )
})
