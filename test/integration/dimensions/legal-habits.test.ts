import { expect, it } from 'vitest'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Hooks } from '../../../src/mock/seams.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { withAuth } from './auth-variants.ts'
import { LEGAL_HABITS } from './legal-habits.ts'

const checks = CHECKS.filter((check) => areaOf(check) === 'auth')
const partner = await aurora()

async function isAccusedOfNothing(judged: Partner, title: string, hooks: Hooks): Promise<void> {
  const habit = {
    id: 'habit',
    hooks,
    area: 'auth',
    title,
    source: { document: title },
    caughtBy: [],
  } as const
  const report = await judgeMock(judged, { checks, faults: [habit] })
  expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(50)
}

it.each(Object.entries(LEGAL_HABITS))('nobody is accused of %s', async (title, hooks) => {
  await isAccusedOfNothing(partner, title, hooks)
})

it('nobody is accused of a refresh that leaves the static refresh token unsaid (RFC 6749 §6)', async () => {
  await isAccusedOfNothing(withAuth(partner, { refresh: { kind: 'static' } }), 'unsaid', {
    nextRefreshToken: (honest) => (grant, previous, mock) =>
      previous === undefined ? honest(grant, previous, mock) : undefined,
  })
})
