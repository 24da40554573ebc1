import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { AUTH_VARIANTS, withAuth } from './auth-variants.ts'

const CHECKS_OF_ACCESS = CHECKS.filter((check) => areaOf(check) === 'auth')
const CHECKS_OF_A_LIFE = CHECKS.filter((check) => areaOf(check) === 'end-to-end')
const cases = Object.entries(AUTH_VARIANTS)
const modern = await aurora()

describe('whatever form a partner gives its access', () => {
  it.each(cases)(
    'the client links a user, renews where it can, and gives the grant back: %s',
    async (_, variant) => {
      const partner = withAuth(modern, variant)
      const mock = createMockPartner(partner)
      const send = handlerSend(mock.handler)
      const { credentials, clock } = mock
      const client = createTerraClient({
        partner,
        baseUrl: 'http://127.0.0.1:4010',
        credentials,
        send,
        clock,
        store: memoryStore(),
      })
      const { id, userId, scopes } = await client.connect({ consent: consentAutomatically(partner, send) })
      expect(userId).toBe(variant.userId?.from === 'data' ? undefined : mock.users[0]!.id)
      expect(scopes).toEqual(['sleep.read', 'workout.read', 'daily.read', 'body.read', 'offline'])
      if (variant.refresh?.kind !== 'none') {
        const before = await client.accessToken(id)
        expect((await client.refresh(id)).accessToken).not.toBe(before)
      }
      const [read] = await client.backfill(id, { days: 3, types: ['sleep'] })
      expect(read).toMatchObject({ ended: 'complete' })
      await client.revoke(id)
      expect(mock.grants.map(({ revokedAtMs }) => revokedAtMs !== undefined)).toEqual([true])
    },
  )

  it.each(cases)('who is honest about it is accused of nothing: %s', async (_, variant) => {
    const report = await judgeMock(withAuth(modern, variant), { checks: CHECKS_OF_ACCESS })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(45)
  })

  it('who gives no refresh tokens is not accused of the end that a renewal without one would be', async () => {
    const partner = withAuth(modern, { refresh: { kind: 'none' } })
    const report = await judgeMock(partner, {
      checks: CHECKS_OF_A_LIFE.filter(({ id }) => !id.includes('revoked')),
    })
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
  })
})
