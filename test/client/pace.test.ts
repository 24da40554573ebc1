import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPace } from '../../src/client/pace.ts'
import { restMs, retryAfterMs } from '../../src/http/retry-after.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { readRateHeaders } from '../../src/partner/rate-headers.ts'
import type { RateLimit, RateWindow } from '../../src/partner/rate-limit.ts'
import { dataTold, START_MS, setup, whileTimePasses } from './connected.ts'
import { json, night } from './small-partner.ts'

const DAY_MS = 86_400_000
const CALLER = { user: 'u', token: 't' }
const MINUTE: RateWindow = { requests: 2, seconds: 60, per: 'user', name: 'default' }

function limit(change: Partial<RateLimit> = {}): RateLimit {
  const refusal = { status: 429, retryAfter: 'seconds' } as const
  return { windows: [MINUTE], headers: {}, tells: 'tightest', refusal, ...change }
}

const limited = (change: Partial<RateLimit> = {}) => ({
  change: (partner: Partner): Partner => ({ ...partner, rateLimit: limit(change) }),
})

describe('the pace of a client', () => {
  it('never has more requests in any span than a window allows, whatever the windows and the rush', async () => {
    const windows = fc.array(
      fc.record({
        requests: fc.integer({ min: 1, max: 5 }),
        seconds: fc.integer({ min: 1, max: 90 }),
        per: fc.constant('user' as const),
        name: fc.constant('w'),
      }),
      { minLength: 1, maxLength: 3 },
    )
    await fc.assert(
      fc.asyncProperty(windows, fc.array(fc.nat(20), { maxLength: 14 }), async (declared, gaps) => {
        const clock = manualClock(0)
        const pace = createPace(limit({ windows: declared }), clock)
        const sentMs: number[] = []
        const requests = gaps.map(async (seconds) => {
          await clock.sleep(seconds * 1000)
          await pace.turn(CALLER, Number.POSITIVE_INFINITY)
          sentMs.push(clock.epochMs())
        })
        await clock.advance(3_600_000)
        await Promise.all(requests)
        for (const { requests: most, seconds } of declared)
          for (const [index, atMs] of sentMs.entries()) {
            const later = sentMs[index + most]
            if (later !== undefined) expect(later - atMs).toBeGreaterThanOrEqual(seconds * 1000)
          }
      }),
      { seed: 20261126, numRuns: 25 },
    )
  })

  it('is each user`s own where the limit is, and everybody`s where that is', async () => {
    const other = { user: 'v', token: 't2' }
    for (const [per, waits] of [
      ['user', 0],
      ['application', 60_000],
    ] as const) {
      const pace = createPace(limit({ windows: [{ ...MINUTE, per }] }), manualClock(0))
      for (const _ of [1, 2]) await pace.turn(CALLER, 0)
      expect([pace.waitMs(CALLER), pace.waitMs(other)]).toEqual([60_000, waits])
    }
  })

  it('lets everybody rest after a refusal where the limit is everybody`s, and else the one who was refused', () => {
    const other = { user: 'v', token: 't2' }
    for (const [per, waits] of [
      ['user', 0],
      ['application', 30_000],
    ] as const) {
      const pace = createPace(limit({ windows: [{ ...MINUTE, per }] }), manualClock(0))
      pace.heard(CALLER, { status: 429, headers: { 'retry-after': '30' } })
      expect([pace.waitMs(CALLER), pace.waitMs(other)]).toEqual([30_000, waits])
    }
  })

  it.each<[string, RateLimit | undefined, Record<string, string>, number]>([
    [
      'what the declared headers tell: an epoch',
      limit({ headers: { 'x-left': '{remaining}', 'x-again': '{resetAt}' } }),
      { 'x-left': '0', 'x-again': '45' },
      45_000,
    ],
    [
      'the window that is used up, of several',
      limit({
        windows: [MINUTE, { ...MINUTE, seconds: 3600 }],
        tells: 'every',
        headers: { 'x-left': '{remaining}', 'x-again': '{reset}' },
      }),
      { 'x-left': '0, 7', 'x-again': '30, 3600' },
      30_000,
    ],
    [
      'nothing where something is left',
      limit(),
      { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': '9' },
      0,
    ],
    [
      'usual headers where none are declared',
      undefined,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '9' },
      9000,
    ],
    [
      'a reset in another unit, for a day at most',
      undefined,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(9e14) },
      DAY_MS,
    ],
  ])('keeps to %s', (_, declared, headers, waitMs) => {
    const pace = createPace(declared, manualClock(0))
    pace.heard(CALLER, { status: 200, headers })
    expect(pace.waitMs(CALLER)).toBe(waitMs)
  })
})

describe('what headers of rate limits tell', () => {
  it.each<[Record<string, string>, number | undefined, number | undefined]>([
    [{ ratelimit: '"minute";r=2;t=60, "hour";r=0;t=1200' }, 1_200_000, 1_200_000],
    [{ ratelimit: 'limit=100, remaining=0, reset=50' }, 50_000, 50_000],
    [{ 'ratelimit-remaining': '0, 900', 'ratelimit-reset': '20, 3600' }, 20_000, 20_000],
    [{ 'fitbit-rate-limit-remaining': '12', 'fitbit-rate-limit-reset': '600' }, 600_000, undefined],
    [{ 'x-ratelimit-limit': '100;window=60', 'x-ratelimit-reset': '7' }, 7000, undefined],
  ])('%j', (headers, retryMs, rest) => {
    expect([retryAfterMs(headers, 0), restMs(headers, 0)]).toEqual([retryMs, rest])
  })

  it('is read by the declaration, or it is said which header cannot be read and why', () => {
    const declared = limit({
      headers: { 'X-RateLimit-Limit': '{limit};window={window}', 'X-Used': '{used}' },
    })
    expect(readRateHeaders(declared, { 'x-ratelimit-limit': '2;window=60', 'x-used': '1' }, 0)).toEqual({
      isReadable: true,
      windows: [{ window: MINUTE, limit: 2, remaining: 1 }],
    })
    for (const [headers, header, reason] of [
      [{ 'x-used': '1' }, 'x-ratelimit-limit', 'it is not there'],
      [{ 'x-ratelimit-limit': '2', 'x-used': '1' }, 'x-ratelimit-limit', /form/],
      [{ 'x-ratelimit-limit': '2;window=60', 'x-used': 'some' }, 'x-used', /form/],
      [{ 'x-ratelimit-limit': '2;window=60, 3;window=9', 'x-used': '1' }, 'x-ratelimit-limit', /2 windows/],
    ] as [Record<string, string>, string, string | RegExp][])
      expect(readRateHeaders(declared, headers, 0)).toMatchObject({
        isReadable: false,
        header,
        reason: expect.stringMatching(reason),
      })
  })
})

describe('a client and a rate limit', () => {
  const nights = [1, 2, 3, 4, 5].map((day) => night(`n${day}`, `2026-11-1${day}T22:00:00+00:00`))

  it('asks no faster than declared, and gets everything', async () => {
    const { connect, client, small, clock } = await setup(limited())
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    const [read] = await whileTimePasses(clock, client.backfill(id, { days: 20, types: ['sleep'] }))
    expect(read).toMatchObject({ ended: 'complete', records: 5, pages: 3 })
    expect(clock.epochMs() - START_MS).toBeGreaterThanOrEqual(60_000)
    expect(small.seen.filter((line) => line === 'GET /v1/sleep')).toHaveLength(3)
  })

  it('rests until the reset when an answer says that nothing is left, before it is refused', async () => {
    const { connect, client, small, clock } = await setup()
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    let refusals = 0
    let openAtMs = 0
    small.intercept((request) => {
      if (!request.url.includes('/v1/sleep')) return undefined
      if (clock.epochMs() < openAtMs) refusals += 1
      openAtMs = clock.epochMs() + 40_000
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '40' }
      const next = new URL(request.url).searchParams.get('next_token')
      return json(
        { data: [nights[Number(next ?? 0)]!], next_token: next === '4' ? null : String(Number(next) + 1) },
        200,
        headers,
      )
    })
    const [read] = await whileTimePasses(clock, client.backfill(id, { days: 20, types: ['sleep'] }))
    expect([read?.records, refusals]).toEqual([5, 0])
  })

  it('gives up with a reason when the limit is used up for hours, tells it once, and goes on later', async () => {
    const { connect, client, small, clock, told } = await setup()
    small.records['/v1/sleep'] = nights
    const { id } = await connect()
    small.intercept((request) =>
      request.url.includes('/v1/sleep') ? json({}, 429, { 'retry-after': '7200' }) : undefined,
    )
    const [read] = await client.backfill(id, { days: 20, types: ['sleep'] })
    expect(read).toMatchObject({
      ended: 'failed',
      failure: 'rateLimited',
      reason: 'the partner answered 429',
    })
    const [again] = await client.backfill(id, { days: 20, types: ['sleep'] })
    expect(again?.reason).toMatch(/used up for another 7200 s/)
    expect(small.seen.filter((line) => line === 'GET /v1/sleep')).toHaveLength(1)
    const hits = told.filter(({ type }) => type === 'rate_limit_hit')
    expect(hits).toEqual([
      expect.objectContaining({
        start_date: '2026-10-31T12:00:00.000000+00:00',
        retrying_at: '2026-11-20T14:00:00.000000+00:00',
      }),
    ])
    small.intercept(undefined)
    await clock.advance(7_200_000)
    const [rest] = await client.backfill(id, { days: 20, types: ['sleep'] })
    expect([rest?.ended, dataTold(told, 'sleep').flat().length]).toEqual(['complete', 5])
  })

  it('takes a 403 for a limit where that is declared and it says when to come back, and only then', async () => {
    const { connect, client, small, clock } = await setup(
      limited({ windows: [{ ...MINUTE, requests: 100 }], refusal: { status: 403, retryAfter: 'seconds' } }),
    )
    const { id } = await connect()
    let refusals = 1
    small.intercept((request) =>
      request.url.includes('/v1/sleep') && refusals-- > 0
        ? json({}, 403, { 'retry-after': '30' })
        : undefined,
    )
    const [read] = await whileTimePasses(clock, client.backfill(id, { days: 1, types: ['sleep'] }))
    expect(read?.ended).toBe('complete')
    small.intercept((request) => (request.url.includes('/v1/sleep') ? json({}, 403) : undefined))
    const [forbidden] = await client.backfill(id, { days: 1, types: ['sleep'] })
    expect(forbidden).toMatchObject({ failure: 'forbidden' })
  })

  it('does not ask again at once when the time to come back is over already', async () => {
    const { connect, client, small, clock } = await setup()
    const { id } = await connect()
    const askedMs: number[] = []
    small.intercept((request) => {
      if (!request.url.includes('/v1/sleep')) return undefined
      askedMs.push(clock.epochMs())
      return json({}, 429, { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' })
    })
    await whileTimePasses(clock, client.backfill(id, { days: 1, types: ['sleep'] }))
    const gaps = askedMs.slice(1).map((ms, index) => ms - askedMs[index]!)
    expect(gaps).toHaveLength(4)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(750)
  })
})
