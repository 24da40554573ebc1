import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { partnerHandlers } from '../../src/ci/msw.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { aurora } from '../support/partners.ts'

const partner = await aurora()

/** `doors.test.ts` tells what the mock does behind the handlers. */
describe('handlers for MSW', () => {
  const server = setupServer()
  beforeAll(() => server.listen())
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  it('make a mock of their own from a partner', async () => {
    server.use(...partnerHandlers(partner, { baseUrl: 'https://api.aurora.example', seed: 3 }))
    const answer = await fetch('https://api.aurora.example/v1/sleep')
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Bearer/),
    ])
  })

  it('answer where the environment mock is, unless told', async () => {
    const mock = createMockPartner(partner)
    server.use(...partnerHandlers(mock))
    expect((await fetch('http://127.0.0.1:4010/v1/sleep?a=1')).status).toBe(401)
    expect(mock.journal.exchanges.map(({ route }) => route)).toEqual(['data.sleep'])
  })

  it('refuse to answer for a partner whose place nobody knows', () => {
    const { mock: _, ...environments } = partner.environments
    expect(() => partnerHandlers({ ...partner, environments })).toThrow(
      "Failed to answer for aurora: its descriptor has no environment 'mock', and no baseUrl is given.",
    )
    expect(() => partnerHandlers(partner, { baseUrl: '/api' })).toThrow("'/api' is no absolute URL")
  })

  it('stand beside one another, each for a host, with or without a slash at its end', async () => {
    const [one, two] = [createMockPartner(partner), createMockPartner(partner)]
    server.use(...partnerHandlers(one, { baseUrl: 'https://one.example/api/' }))
    server.use(...partnerHandlers(two, { baseUrl: 'https://two.example' }))
    await fetch('https://two.example/v1/sleep')
    await fetch('https://two.example/nowhere')
    expect([one, two].map(({ journal }) => journal.exchanges.map(({ route }) => route))).toEqual([
      [],
      ['data.sleep', 'unknown'],
    ])
  })
})
