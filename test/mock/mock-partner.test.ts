import { describe, expect, it } from 'vitest'
import { createJournal } from '../../src/mock/journal.ts'
import {
  ask,
  authorizationRequest,
  codeFor,
  codeRequest,
  connect,
  dataRequest,
  filled,
  subject,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }

describe('a seed decides everything', () => {
  const story = async (seed: number) => {
    const about = subject(await aurora(), { seed })
    const answers = [await ask(about, codeRequest(about, await codeFor(about)))]
    const { accessToken } = await connect(about)
    answers.push(await ask(about, dataRequest(about, 'sleep', { ...RANGE, limit: 3 }, accessToken)))
    about.mock.addEndpoint('http://127.0.0.1:1/')
    const { body } = await about.mock.emit('sleep.updated', 'user-1')
    about.mock.close()
    return [...answers.map(({ text }) => text), body]
  }

  it('the same seed, clock and requests give the same answers to the byte', async () => {
    expect(await story(7)).toEqual(await story(7))
  })

  it('another seed gives other codes, tokens and cursors', async () => {
    const [one, other] = [await story(7), await story(8)]
    for (const [index, text] of one.entries()) expect(text).not.toBe(other[index])
  })
})

describe('mocks share nothing', () => {
  it('a token of one is unknown to another', async () => {
    const partner = await aurora()
    const [one, other] = [subject(partner, { seed: 1 }), subject(partner, { seed: 2 })]
    const { accessToken } = await connect(one)
    expect((await ask(other, dataRequest(other, 'sleep', RANGE, accessToken))).status).toBe(401)
    expect([one.mock.grants.length, other.mock.grants.length]).toEqual([1, 0])
  })

  it('a hundred of one descriptor give tokens of their own', async () => {
    const partner = await pulse()
    const subjects = Array.from({ length: 100 }, (_, seed) => subject(partner, { seed }))
    const answers = await Promise.all(subjects.slice(0, 5).map((about) => connect(about)))
    expect(new Set(answers.map(({ accessToken }) => accessToken)).size).toBe(5)
  })
})

describe('the journal', () => {
  it('keeps every exchange in order, with its route, user and grant', async () => {
    const about = subject(await aurora())
    const { accessToken } = await connect(about, { login_hint: 'Ben' })
    await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))
    await ask(about, dataRequest(about, 'sleep', RANGE))
    const { journal } = about.mock
    expect(
      journal.exchanges.map(({ sequence, route, userId, grantId, response }) => [
        sequence,
        route,
        userId,
        grantId,
        response.status,
      ]),
    ).toEqual([
      [1, 'authorize', 'user-2', 'grant-1', 302],
      [2, 'token', 'user-2', 'grant-1', 200],
      [3, 'data.sleep', 'user-2', 'grant-1', 200],
      [4, 'data.sleep', undefined, undefined, 401],
    ])
    expect(journal.find({ route: 'data.sleep', status: 200 })).toHaveLength(1)
    expect(journal.find({ userId: 'user-2' })).toHaveLength(3)
    expect(journal.last({ route: 'token' })?.request.body).toContain('grant_type=authorization_code')
    expect(journal.last()?.response.body).toContain('error')
  })

  it('holds the newest entries when it is full, and goes on counting', () => {
    const journal = createJournal({ entries: 10 })
    const exchange = {
      request: { method: 'GET', url: '/', headers: {}, body: '' },
      response: { status: 200, headers: {}, body: '' },
      sentAtMs: 0,
      durationMs: 0,
      route: 'x',
    }
    for (let count = 0; count < 1000; count++) journal.addExchange(exchange)
    expect(journal.entries.map(({ sequence }) => sequence)).toEqual([
      991, 992, 993, 994, 995, 996, 997, 998, 999, 1000,
    ])
    journal.clear()
    expect(journal.last()).toBeUndefined()
  })

  it('keeps no more text than it may, but always the newest entry', () => {
    const journal = createJournal({ characters: 100 })
    const sized = (length: number) => ({
      request: { method: 'GET', url: '/', headers: {}, body: '' },
      response: { status: 200, headers: {}, body: 'x'.repeat(length) },
      sentAtMs: 0,
      durationMs: 0,
      route: 'x',
    })
    for (const length of [40, 40, 40, 10]) journal.addExchange(sized(length))
    expect(journal.entries.map(({ sequence }) => sequence)).toEqual([2, 3, 4])
    journal.addExchange(sized(1000))
    expect(journal.entries.map(({ sequence }) => sequence)).toEqual([5])
  })
})

describe('steps after linking, and hosts of other regions', () => {
  it('takes a step after linking with the token of the user', async () => {
    const step = {
      method: 'POST',
      url: '/v3/users',
      headers: { authorization: 'Bearer {accessToken}' },
      json: { member: '{userId}' },
    } as const
    const about = subject(withAuth(await aurora(), { afterLink: [step] }))
    const { accessToken } = await connect(about)
    expect((await ask(about, filled(about, step, { userId: 'user-1' }, accessToken))).status).toBe(200)
    expect((await ask(about, filled(about, step, { userId: 'user-2' }, accessToken))).status).toBe(403)
    expect((await ask(about, filled(about, step, { userId: 'user-1' }))).status).toBe(401)
    expect(about.mock.journal.find({ route: 'afterLink', status: 200 })).toMatchObject([{ userId: 'user-1' }])
  })

  it('answers on another host by its path', async () => {
    const tokenUrl = 'https://login.aurora.example/eu/token'
    const about = subject(withAuth(await aurora(), { tokenUrl }))
    const request = codeRequest(about, await codeFor(about))
    expect(request.url).toBe(tokenUrl)
    expect((await ask(about, request)).status).toBe(200)
  })

  it('accepts further redirect URIs where a test registers them', async () => {
    const redirectUri = 'http://127.0.0.1:50123/back'
    const about = subject(await aurora(), { redirectUris: [redirectUri] })
    const response = await about.mock.handler(authorizationRequest(about, { redirect_uri: redirectUri }))
    expect(response.headers.get('location')).toMatch(/^http:\/\/127\.0\.0\.1:50123\/back\?/)
  })
})
