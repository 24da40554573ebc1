import { describe, expect } from 'vitest'
import {
  describeConformance,
  isolatedPartner,
  judge,
  partnerTest,
  terrariumMatchers,
} from '../../src/ci/vitest.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { aurora } from '../support/partners.ts'

const partner = await aurora()
const it = partnerTest(partner)

describe.concurrent('a partner for each test', () => {
  it.for([1, 2, 3])(
    'test %i sees its own requests only, and time passes at once',
    async (_, { partner: own }) => {
      const { mock, clock, send, baseUrl } = own
      const client = createTerraClient({
        partner,
        baseUrl,
        credentials: mock.credentials,
        send,
        clock,
        store: memoryStore(),
      })
      const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
      const first = await client.accessToken(id)
      await clock.sleep(24 * 3600_000)
      expect(await client.accessToken(id)).not.toBe(first)
      expect(terrariumMatchers.toHaveSeen(mock, { route: 'token', status: 200 }).pass).toBe(true)
      expect(mock.journal.find({ route: 'token' })).toHaveLength(2)
      expect(terrariumMatchers.toHaveSeen(mock, { route: 'revoke' })).toMatchObject({ pass: false })
    },
  )

  it('a webhook is delivered without a socket, over hours of retries', async ({ partner: own }) => {
    const { mock, clock, listen } = own
    const startMs = clock.epochMs()
    let attempts = 0
    const { url } = await listen(async () => new Response(null, { status: ++attempts < 5 ? 500 : 204 }))
    mock.addEndpoint(url)
    await mock.emit('sleep.updated', mock.users[0]!.id)
    await mock.idle()
    expect([attempts, clock.epochMs() - startMs > 2 * 3600_000]).toEqual([5, true])
  })

  it('a fault does not conform, and the message says how to repeat it', async () => {
    const faulty = isolatedPartner(partner, { faults: [findFault('reusable-code')] })
    const report = await judge(faulty, { checks: CHECKS.filter(({ id }) => id === 'auth/code-single-use') })
    const { pass, message } = terrariumMatchers.toConform(report)
    expect([pass, message()]).toEqual([
      false,
      expect.stringMatching(/auth\/code-single-use[\s\S]*--only auth\/code-single-use/),
    ])
  })

  it('a hundred partners in one process start at once', async () => {
    const before = process.memoryUsage().heapUsed
    const partners = Array.from({ length: 100 }, (_, seed) => isolatedPartner(partner, { seed }))
    await Promise.all(partners.map(({ mock, baseUrl }) => mock.handler(new Request(`${baseUrl}/v1/sleep`))))
    expect((process.memoryUsage().heapUsed - before) / 2 ** 20).toBeLessThan(300)
  })
})

describeConformance(partner, { checks: CHECKS.filter(({ id }) => id.startsWith('auth/token-')) })
