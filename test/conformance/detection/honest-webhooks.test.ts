import { describe, expect, it } from 'vitest'
import { areaOf } from '../../../src/conformance/check.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import type { Webhooks } from '../../../src/partner/webhooks.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora, pulse } from '../../support/partners.ts'

const checks = CHECKS.filter((check) => areaOf(check) === 'webhook')
const honest = { aurora: await aurora(), pulse: await pulse() }

/** The partner, its webhooks declared otherwise. */
function declaring(partner: Partner, change: Partial<Webhooks>): Partner {
  return { ...partner, webhooks: { ...partner.webhooks!, ...change } }
}

async function accused(partner: Partner, seed: number): Promise<readonly string[]> {
  const report = await judgeMock(partner, { seed, checks, patienceMs: 800_000 })
  return accusing(report).map(({ id, found }) => `${id}: ${found}`)
}

describe.each(Object.values(honest))('honest $id, given time', (partner) => {
  it.each([1, 2, 3, 4, 5])('is accused of nothing (seed %i)', async (seed) => {
    expect(await accused(partner, seed)).toEqual([])
  })

  const handshakes: readonly Webhooks['handshake'][] = [
    { kind: 'echo', parameter: 'hub.challenge' },
    { kind: 'echo', parameter: 'challenge', respondAt: '/challenge' },
    { kind: 'verifyCode', parameter: 'verify', code: 'a-code-of-theirs' },
    { kind: 'head' },
    { kind: 'ping' },
  ]
  it.each(handshakes)(
    'is accused of nothing with a handshake of the kind $kind (seed 1)',
    async (handshake) => {
      expect(await accused(declaring(partner, { handshake }), 1)).toEqual([])
    },
  )

  it('is accused of nothing with one kind of event, one status and a secret for each endpoint (seed 1)', async () => {
    const { events, registration } = partner.webhooks!
    if (registration.kind === 'dashboard') throw new Error('nothing is registered by request')
    const bare = declaring(partner, {
      events: events.slice(0, 1),
      acknowledge: { status: [204], withinSeconds: 3 },
      registration: { ...registration, secretAt: '/secret' },
    })
    expect(await accused(bare, 1)).toEqual([])
  })
})
