import { describe, expect, it } from 'vitest'
import { areaOf } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { accusing, judgeMock } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'

const checks = CHECKS.filter(
  (check) => areaOf(check) === 'end-to-end' || check.id === 'auth/refresh-token-issued',
)

/** What speaks against aurora with a fault: the verdict of each check, and the root cause where it is blocked. */
async function accusedOf(fault: string): Promise<Readonly<Record<string, string>>> {
  const report = await judgeMock(await aurora(), { faults: [findFault(fault)], checks })
  expect(JSON.stringify(report.checks.map(({ found }) => found))).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
  return Object.fromEntries(
    accusing(report).map(({ id, verdict, blockedBy }) => [
      id,
      blockedBy === undefined ? verdict : `${verdict} by ${blockedBy}`,
    ]),
  )
}

describe('a life with the reference client', () => {
  it('goes on without a refresh token, and only what takes one is blocked', async () => {
    expect(await accusedOf('refresh-token-withheld')).toEqual({
      'auth/refresh-token-issued': 'fail',
      'end-to-end/renewed-grant-reads': 'blocked by auth/refresh-token-issued',
      'end-to-end/revoked-grant-reads-nothing': 'blocked by auth/refresh-token-issued',
    })
  })

  it('that a renewal has ended blocks what would come after, and names no connection of ours', async () => {
    const by = 'blocked by end-to-end/renewed-grant-reads'
    expect(await accusedOf('refresh-answers-nulls')).toEqual({
      'end-to-end/renewed-grant-reads': 'fail',
      'end-to-end/webhooks-accepted': by,
      'end-to-end/webhooks-lead-to-data': by,
      'end-to-end/webhooks-agree-with-pull': by,
      'end-to-end/deletion-honoured': by,
      'end-to-end/withdrawal-honoured': by,
    })
  })
})
