import { describe, expect, it } from 'vitest'
import { type JsonObject, parseJson } from '../../src/kernel/json.ts'
import { resolvePointer } from '../../src/kernel/pointer.ts'
import type { Deferred } from '../../src/partner/data.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { type Answer, ask, connect, dataRequest, type Subject, subject } from './support/asking.ts'
import { HOOK, type Receiver, receiver } from './support/hooks.ts'
import { pulse } from './support/partners.ts'

const seconds = (day: number) => Date.UTC(2026, 10, day) / 1000
const WEEK = { from: seconds(10), to: seconds(17) }

/** A partner whose nights are asked for and then sent. */
async function deferring(change: Partial<Deferred> = {}): Promise<{
  readonly about: Subject
  readonly hook: Receiver
  request(range?: typeof WEEK, user?: string): Promise<Answer>
}> {
  const base = await pulse()
  const deferred = { event: 'sleep', withinSeconds: 60, duplicate: 409, ...change }
  const sleep = { ...base.data.sleep!, deferred, response: { root: '/body' } }
  const hook = receiver(() => new Response(null, { status: 200 }))
  const about = subject({ ...base, data: { ...base.data, sleep } } as Partner, { send: hook.send })
  about.mock.addEndpoint(HOOK)
  const request = async (range = WEEK, user = 'Ada') => {
    const { accessToken } = await connect(about, { login_hint: user })
    return ask(about, dataRequest(about, 'sleep', range, accessToken))
  }
  return { about, hook, request }
}

const recordsIn = (hook: Receiver) =>
  hook.received.flatMap(({ body }) =>
    (resolvePointer(parseJson(body), '/notifications') as readonly JsonObject[]).flatMap(
      ({ series }) => series as readonly JsonObject[],
    ),
  )

describe('data that are asked for and then sent', () => {
  it('are promised with 202, and come as the declared event, all of them', async () => {
    const { about, hook, request } = await deferring()
    const answer = await request()
    expect([answer.status, answer.text]).toEqual([202, ''])
    await about.clock.advance(29_000)
    expect(hook.received).toEqual([])
    await about.clock.advance(2000)
    const nights = recordsIn(hook)
    expect(nights.length).toBeGreaterThan(5)
    for (const { startdate } of nights) expect(Number(startdate)).toBeGreaterThan(WEEK.from - 86_400)
  })

  it('are sent once: a second request for them is a duplicate, one for others is not', async () => {
    const { about, hook, request } = await deferring()
    await request()
    const again = await request({ from: seconds(12), to: seconds(14) })
    expect([again.status, again.body.body]).toEqual([409, undefined])
    expect((await request({ from: seconds(16), to: seconds(18) })).status).toBe(202)
    expect((await request(WEEK, 'Ben')).status).toBe(202)
    await about.clock.advance(60_000)
    expect(hook.received.length).toBeGreaterThanOrEqual(3)
  })

  it('are refused as any others where the range makes no sense', async () => {
    const { request } = await deferring()
    expect((await request({ from: seconds(17), to: seconds(10) })).status).toBe(400)
  })

  it('do not come any more once the mock is closed', async () => {
    const { about, hook, request } = await deferring({ duplicate: 208 })
    await request()
    expect((await request()).status).toBe(208)
    about.mock.close()
    await about.clock.advance(60_000)
    expect(hook.received).toEqual([])
  })
})
