import { describe, expect, it } from 'vitest'
import type { Partner } from '../../src/partner/partner.ts'
import { RATE_SCOPES, type RateLimit, type RateWindow } from '../../src/partner/rate-limit.ts'
import { type Answer, ask, connect, dataRequest, NOON, type Subject, subject } from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-12T00:00:00Z' }
const MINUTE: RateWindow = { requests: 3, seconds: 60, per: 'user', name: 'minute' }
const HOUR: RateWindow = { requests: 5, seconds: 3600, per: 'user', name: 'hour' }

async function limited(
  change: Partial<RateLimit>,
  base: () => Promise<Partner> = aurora,
): Promise<{ readonly about: Subject; read(token: string, times?: number): Promise<Answer> }> {
  const rateLimit: RateLimit = {
    windows: [MINUTE],
    headers: {},
    tells: 'tightest',
    refusal: { status: 429, retryAfter: 'seconds' },
    ...change,
  }
  const partner = await base()
  const about = subject({ ...partner, rateLimit })
  const range =
    partner.id === 'aurora' ? RANGE : { from: Date.parse(RANGE.from) / 1000, to: Date.parse(RANGE.to) / 1000 }
  const read = async (token: string, times = 1): Promise<Answer> => {
    const answer = await ask(about, dataRequest(about, 'sleep', range, token))
    return times === 1 ? answer : read(token, times - 1)
  }
  return { about, read }
}

describe('a rate limit', () => {
  it('answers as many requests as declared, refuses the next with a body, and opens again when told', async () => {
    const { about, read } = await limited({})
    const { accessToken } = await connect(about)
    expect((await read(accessToken, 3)).status).toBe(200)
    await about.clock.advance(20_000)
    const refused = await read(accessToken)
    expect([refused.status, refused.body.error]).toEqual([429, 'too_many_requests'])
    expect(refused.headers.get('retry-after')).toBe('40')
    await about.clock.advance(39_999)
    expect((await read(accessToken)).status).toBe(429)
    await about.clock.advance(1)
    expect((await read(accessToken)).status).toBe(200)
  })

  it('may say when to come back as an HTTP date, or not at all', async () => {
    const dated = await limited({ refusal: { status: 429, retryAfter: 'httpDate' } })
    const { accessToken } = await connect(dated.about)
    const refused = await dated.read(accessToken, 4)
    expect(refused.headers.get('retry-after')).toBe('Fri, 20 Nov 2026 12:01:00 GMT')
    const silent = await limited({ refusal: { status: 503, retryAfter: 'none' } })
    const { accessToken: other } = await connect(silent.about)
    const second = await silent.read(other, 4)
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, null])
  })

  it('refuses inside HTTP 200 where the envelope has a code for it', async () => {
    const { about, read } = await limited({}, pulse)
    const { accessToken } = await connect(about)
    const refused = await read(accessToken, 4)
    expect([refused.status, refused.body.status]).toEqual([200, 601])
    expect(refused.headers.get('retry-after')).toBe('60')
  })

  it('holds for all of its windows at once', async () => {
    const { about, read } = await limited({ windows: [MINUTE, HOUR] })
    const { accessToken } = await connect(about)
    expect((await read(accessToken, 4)).headers.get('retry-after')).toBe('60')
    await about.clock.advance(60_000)
    expect((await read(accessToken, 2)).status).toBe(200)
    expect((await read(accessToken)).headers.get('retry-after')).toBe('3540')
  })

  it.each(RATE_SCOPES)('counts together what belongs together: %s', async (per) => {
    const { about, read } = await limited({ windows: [{ ...MINUTE, per }] })
    const [first, again, other] = [
      await connect(about),
      await connect(about),
      await connect(about, { login_hint: 'Ben' }),
    ]
    expect((await read(first.accessToken, 4)).status).toBe(429)
    const isShared = async (token: string) => (await read(token)).status === 429
    expect([await isShared(again.accessToken), await isShared(other.accessToken)]).toEqual(
      { user: [true, false], token: [false, false], application: [true, true], client: [true, true] }[per],
    )
  })
})

describe('the headers of a rate limit, as partners write them', () => {
  const RESET_AT = NOON / 1000 + 60

  it.each<[string, Partial<RateLimit>, Record<string, string>]>([
    [
      'seconds left',
      {
        headers: {
          'X-RateLimit-Limit': '{limit}',
          'X-RateLimit-Remaining': '{remaining}',
          'X-RateLimit-Reset': '{reset}',
        },
      },
      { 'x-ratelimit-limit': '3', 'x-ratelimit-remaining': '2', 'x-ratelimit-reset': '60' },
    ],
    [
      'an epoch',
      { headers: { 'X-RateLimit-Reset': '{resetAt}' } },
      { 'x-ratelimit-reset': String(RESET_AT) },
    ],
    [
      'pairs with commas',
      {
        windows: [MINUTE, HOUR],
        tells: 'every',
        headers: { 'RateLimit-Limit': '{limit}', 'RateLimit-Usage': '{used}', 'RateLimit-Reset': '{reset}' },
      },
      { 'ratelimit-limit': '3, 5', 'ratelimit-usage': '1, 1', 'ratelimit-reset': '60, 3600' },
    ],
    [
      'the fields of the IETF draft',
      {
        windows: [MINUTE, HOUR],
        tells: 'every',
        headers: {
          RateLimit: '"{name}";r={remaining};t={reset}',
          'RateLimit-Policy': '"{name}";q={limit};w={window}',
        },
      },
      {
        ratelimit: '"minute";r=2;t=60, "hour";r=4;t=3600',
        'ratelimit-policy': '"minute";q=3;w=60, "hour";q=5;w=3600',
      },
    ],
    [
      'Fitbit`s own',
      { headers: { 'Fitbit-Rate-Limit-Limit': '{limit}', 'Fitbit-Rate-Limit-Reset': '{reset}' } },
      { 'fitbit-rate-limit-limit': '3', 'fitbit-rate-limit-reset': '60' },
    ],
    [
      'a limit with its window, of the window that has least left',
      { windows: [HOUR, MINUTE], headers: { 'X-RateLimit-Limit': '{limit};window={window}' } },
      { 'x-ratelimit-limit': '3;window=60' },
    ],
  ])('%s', async (_, change, expected) => {
    const { about, read } = await limited(change)
    const { accessToken } = await connect(about)
    const { headers } = await read(accessToken)
    expect(Object.fromEntries(Object.keys(expected).map((name) => [name, headers.get(name)]))).toEqual(
      expected,
    )
  })

  it('are there on a refusal too, with nothing left', async () => {
    const { about, read } = await limited({ headers: { 'X-RateLimit-Remaining': '{remaining}' } })
    const { accessToken } = await connect(about)
    expect((await read(accessToken, 5)).headers.get('x-ratelimit-remaining')).toBe('0')
  })

  it('are not there where none are declared, nor for who may not ask', async () => {
    const { about, read } = await limited({ headers: { 'X-RateLimit-Remaining': '{remaining}' } })
    expect((await read('nobody')).headers.get('x-ratelimit-remaining')).toBeNull()
    const unlimited = subject({ ...(await aurora()), rateLimit: undefined } as unknown as Partner)
    const { accessToken } = await connect(unlimited)
    const answer = await ask(unlimited, dataRequest(unlimited, 'sleep', RANGE, accessToken))
    expect([...answer.headers.keys()].filter((name) => name.includes('rate'))).toEqual([])
    expect(about.mock.deliveries).toEqual([])
  })
})
