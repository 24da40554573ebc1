import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { partnerHandlers } from '../../src/ci/msw.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { Send } from '../../src/http/handler.ts'
import { handlerSend, networkSend } from '../../src/http/send.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { aurora } from '../support/partners.ts'

/** One story, told through each door of the same mock. */
async function connectAndRead(send: Send, baseUrl: string, mock: MockPartner): Promise<void> {
  const { partner, credentials } = mock
  const client = createTerraClient({
    partner,
    baseUrl,
    credentials,
    send,
    clock: systemClock,
    store: memoryStore(),
  })
  const { id, userId } = await client.connect({ consent: consentAutomatically(partner, send) })
  const read = await client.backfill(id, { days: 3 })
  expect(userId).toBe(mock.users[0]!.id)
  expect(read.map(({ ended, records }) => [ended, records > 0])).toEqual(read.map(() => ['complete', true]))
  await client.refresh(id)
  await client.revoke(id)
  expect(mock.journal.find({ route: 'token', status: 200 })).toHaveLength(2)
}

describe('one mock, three doors', () => {
  it('in process', async () => {
    const mock = createMockPartner(await aurora())
    await connectAndRead(handlerSend(mock.handler), 'http://127.0.0.1:4010', mock)
  })

  describe('over a socket', () => {
    let served: Served
    let mock: MockPartner
    beforeAll(async () => {
      mock = createMockPartner(await aurora())
      served = await serve(mock.handler)
    })
    afterAll(() => served.close())
    it('tells the same story', () => connectAndRead(networkSend(), served.url, mock))
  })

  describe('through MSW in Node', () => {
    const server = setupServer()
    beforeAll(() => server.listen())
    afterEach(() => server.resetHandlers())
    afterAll(() => server.close())

    it('tells the same story, under a host that does not exist', async () => {
      const mock = createMockPartner(await aurora())
      server.use(...partnerHandlers(mock, { baseUrl: 'https://api.aurora.example' }))
      await connectAndRead(networkSend(), 'https://api.aurora.example', mock)
    })

    it('makes a mock of its own from a partner', async () => {
      server.use(...partnerHandlers(await aurora(), { baseUrl: 'https://api.aurora.example', seed: 3 }))
      const answer = await fetch('https://api.aurora.example/v1/sleep')
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
        401,
        expect.stringMatching(/^Bearer/),
      ])
    })
  })
})
