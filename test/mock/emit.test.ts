import { describe, expect, it } from 'vitest'
import { type JsonObject, parseJson } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import { compileValidator } from '../../src/schema/validator.ts'
import { ask, connect, filled } from './support/asking.ts'
import { HOOK, hooked, receiver } from './support/hooks.ts'
import { aurora, pulse } from './support/partners.ts'

describe('an event (thin)', () => {
  it('is the declared example, telling of the newest record of the user', async () => {
    const { received, send } = receiver()
    const about = await hooked({}, { send })
    about.mock.addEndpoint(HOOK)
    const emission = await about.mock.emit('sleep.updated', 'user-2')
    await about.mock.idle()
    expect(received.map(({ body }) => body)).toEqual([emission.body])
    const event = parseJson(emission.body) as JsonObject
    expect(event).toMatchObject({
      type: 'sleep.updated',
      user_id: 'user-2',
      data: { sleep_id: expect.stringContaining('sleep-user-2'), bedtime_start: '2026-11-19T22:00:00+01:00' },
    })
    expect(event.id).toBe(emission.id)
    expect(Date.parse(event.created_at as string)).toBe(about.clock.epochMs())
  })

  it('tells of the record that is asked for', async () => {
    const about = await hooked({}, receiver())
    const { body } = await about.mock.emit('daily.updated', 'user-1', {
      recordId: `daily-user-1-${Date.UTC(2026, 10, 10) / 86_400_000}`,
    })
    expect(resolvePointer(JSON.parse(body), '/data/day')).toBe('2026-11-10')
  })

  it('has an id of its own each time, of the form of the example', async () => {
    const about = await hooked({}, receiver())
    const ids = [
      await about.mock.emit('sleep.updated', 'user-1'),
      await about.mock.emit('sleep.updated', 'user-1'),
    ].map(({ id }) => id)
    expect(new Set(ids).size).toBe(2)
    expect(ids[0]).toMatch(/^evt_[0-9a-z]{11}$/)
  })

  it('goes to endpoints that want it', async () => {
    const about = await hooked({}, receiver())
    about.mock.addEndpoint('http://127.0.0.1:1/sleep', { event: 'sleep.updated' })
    about.mock.addEndpoint('http://127.0.0.1:1/body', { event: 'body.updated' })
    about.mock.addEndpoint('http://127.0.0.1:1/ben', { userId: 'user-2' })
    about.mock.addEndpoint('http://127.0.0.1:1/all')
    const { urls } = await about.mock.emit('sleep.updated', 'user-1')
    expect(urls.map((url) => new URL(url).pathname)).toEqual(['/sleep', '/all'])
  })

  it.each([
    ['an event that is not declared', 'sleep.update', 'user-1', /sleep\.updated/],
    ['a user that does not exist', 'sleep.updated', 'nobody', /users/],
  ])('cannot be about %s', async (_, event, userId, remedy) => {
    const about = await hooked({}, receiver())
    await expect(about.mock.emit(event, userId)).rejects.toMatchObject({
      code: 'USAGE',
      remedy: expect.stringMatching(remedy),
    })
  })
})

describe('an event (full, in batches)', () => {
  it('carries the records in the batch of the declared example, and is valid against its schema', async () => {
    const { received, send } = receiver(() => new Response(null, { status: 200 }))
    const about = await hooked({}, { send }, pulse)
    const user = about.mock.users[0]!.id
    about.mock.addEndpoint(HOOK, { userId: user })
    await about.mock.emitAll([
      { event: 'sleep', userId: user, options: { count: 2 } },
      { event: 'workouts', userId: user },
    ])
    await about.mock.idle()
    const events = resolvePointer(parseJson(received[0]!.body), '/notifications') as readonly JsonObject[]
    expect(received).toHaveLength(1)
    expect(events.map(({ collection, userid }) => [collection, userid])).toEqual([
      ['sleep', BigInt(user)],
      ['workouts', BigInt(user)],
    ])
    expect(events.map(({ series }) => (series as readonly unknown[]).length)).toEqual([2, 1])
  })

  it('keeps to the largest batch', async () => {
    const { received, send } = receiver(() => new Response(null, { status: 200 }))
    const { batch } = (await pulse()).webhooks!
    const about = await hooked({ batch: { ...batch!, maxEvents: 2 } }, { send }, pulse)
    about.mock.addEndpoint(HOOK)
    const userId = about.mock.users[0]!.id
    await about.mock.emitAll(['sleep', 'days', 'measures'].map((event) => ({ event, userId })))
    await about.mock.idle()
    const sizes = received.map(
      ({ body }) => (resolvePointer(parseJson(body), '/notifications') as readonly unknown[]).length,
    )
    expect(sizes).toEqual([2, 1])
  })

  it('the end of consent kills the grant and is told', async () => {
    const { send } = receiver(() => new Response(null, { status: 200 }))
    const about = await hooked({}, { send }, pulse)
    await connect(about)
    const user = about.mock.users[0]!.id
    about.mock.addEndpoint(HOOK)
    await about.mock.disconnect(user)
    await about.mock.idle()
    expect(about.mock.grants.every(({ revokedAtMs }) => revokedAtMs !== undefined)).toBe(true)
    expect(about.mock.deliveries[0]?.message).toMatchObject({ event: 'revoked', userId: user })
    const { webhooks } = about.partner
    const { schema } = webhooks!.events.find(({ name }) => name === 'revoked')!
    expect(compileValidator(schema)(parseJson(about.mock.deliveries[0]!.message.body))).toEqual([])
    about.mock.close()
  })
})

describe('the trigger', () => {
  it('emits the event that is asked for', async () => {
    const { received, send } = receiver()
    const about = await hooked({}, { send })
    about.mock.addEndpoint(HOOK)
    const ask_ = (event: string, userId: string) =>
      ask(about, filled(about, about.partner.webhooks!.trigger!, { event, userId }))
    const answer = await ask_('sleep.updated', 'user-3')
    await about.mock.idle()
    expect([answer.status, answer.body]).toEqual([202, { deliveries: 1 }])
    expect(JSON.parse(received[0]!.body)).toMatchObject({ user_id: 'user-3' })
    expect((await ask_('sleep.nope', 'user-3')).status).toBe(400)
    expect((await ask_('sleep.updated', 'nobody')).status).toBe(404)
  })

  it('wants the application credentials', async () => {
    const about = await hooked({}, {}, pulse)
    const request = filled(about, about.partner.webhooks!.trigger!, {
      event: 'sleep',
      userId: about.mock.users[0]!.id,
    })
    const body = (await request.text()).replace('mock-client-secret', 'wrong')
    const { url, headers } = request
    expect((await ask(about, new Request(url, { method: 'POST', headers, body }))).status).toBe(401)
  })
})

describe('fetching what a thin event names', () => {
  it('gives the record alone, to its user alone', async () => {
    const base = await aurora()
    const fetch = { method: 'GET', url: '/v1/sleep/{recordId}' } as const
    const events = base.webhooks!.events.map((event) =>
      event.name === 'sleep.updated' ? { ...event, fetch } : event,
    )
    const about = await hooked({ events }, receiver())
    const [ada, ben] = [await connect(about), await connect(about, { login_hint: 'Ben' })]
    const { body } = await about.mock.emit('sleep.updated', 'user-1')
    const recordId = resolvePointer(JSON.parse(body), '/data/sleep_id') as string
    const answer = await ask(about, filled(about, fetch, { recordId }, ada.accessToken))
    expect(answer.body.data).toMatchObject([{ id: recordId, user_id: 'user-1' }])
    expect((await ask(about, filled(about, fetch, { recordId }, ben.accessToken))).status).toBe(404)
    expect((await ask(about, filled(about, fetch, { recordId }))).status).toBe(401)
  })
})
