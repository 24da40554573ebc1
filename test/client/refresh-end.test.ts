import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { freshGrant } from '../../src/client/grant.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { readTokenResponse, type TokenReading } from '../../src/client/read-token-response.ts'
import { renewedGrant } from '../../src/client/renewed-grant.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import type { Store } from '../../src/client/store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { createTokenKeeper, type TokenKeeper } from '../../src/client/token-keeper.ts'
import type { Tokens } from '../../src/client/tokens.ts'
import { handlerSend } from '../../src/http/send.ts'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import { random } from '../../src/kernel/random.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import type { OAuth2Auth, TokenResponse } from '../../src/partner/auth.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'
import { START_MS } from './connected.ts'

const DAY_MS = 86_400_000

const folder = mkdtempSync(join(tmpdir(), 'terrarium-refresh-end-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A keeper of one grant whose access token outlives its refresh token, and the refresh tokens that it has sent. */
async function keeping(
  answer: (count: number, clock: ManualClock) => TokenReading,
  tokens: Partial<Tokens> = {},
  store: Store = memoryStore(),
): Promise<{ keeper: TokenKeeper; clock: ManualClock; sent: string[] }> {
  const clock = manualClock(START_MS)
  const first = { accessToken: 'a0', refreshToken: 'r0', obtainedAtMs: START_MS }
  const ends = { expiresAtMs: START_MS + 900 * DAY_MS, refreshExpiresAtMs: START_MS + 30 * DAY_MS }
  await store.replaceGrant(freshGrant('c1', { ...first, ...ends, ...tokens }), 0)
  const sent: string[] = []
  const keeper = createTokenKeeper({
    store,
    clock,
    randomness: random(1),
    holder: 'p1',
    canRenew: () => true,
    refresh: async ({ tokens: { refreshToken = '' } }) => answer(sent.push(refreshToken), clock),
    notice: async () => [],
  })
  return { keeper, clock, sent }
}

function pair(count: number, { epochMs }: ManualClock, more: Partial<Tokens> = {}): TokenReading {
  const tokens = { accessToken: `a${count}`, refreshToken: `r${count}`, obtainedAtMs: epochMs() }
  return {
    kind: 'success',
    content: null,
    tokens: { ...tokens, expiresAtMs: epochMs() + 900 * DAY_MS, ...more },
  }
}

describe('a refresh token that would end before anybody needs it', () => {
  it('is renewed a day before, not sooner, and again a life later', async () => {
    const { keeper, clock, sent } = await keeping((count, clock) =>
      pair(count, clock, { refreshExpiresAtMs: clock.epochMs() + 30 * DAY_MS }),
    )
    await clock.advance(29 * DAY_MS - 1)
    await keeper.keepAlive('c1')
    expect(sent).toEqual([])
    await clock.advance(1)
    await keeper.keepAlive('c1')
    await keeper.keepAlive('c1')
    expect(sent).toEqual(['r0'])
    await clock.advance(29 * DAY_MS)
    expect(await keeper.accessToken('c1')).toBe('a2')
    expect(sent).toEqual(['r0', 'r1'])
  })

  it('is left alone for ever once another has come whose end nobody tells', async () => {
    const { keeper, clock, sent } = await keeping(pair)
    await clock.advance(29 * DAY_MS)
    await keeper.keepAlive('c1')
    await clock.advance(800 * DAY_MS)
    await keeper.keepAlive('c1')
    expect(sent).toEqual(['r0'])
  })

  it('is renewed a few times and not all the time where no renewal prolongs it', async () => {
    const { keeper, clock, sent } = await keeping((count, { epochMs }) => ({
      kind: 'success',
      content: null,
      tokens: { accessToken: `a${count}`, obtainedAtMs: epochMs(), expiresAtMs: epochMs() + 900 * DAY_MS },
    }))
    for (let poll = 0; poll < 31 * 144; poll++) {
      await clock.advance(600_000)
      await keeper.keepAlive('c1')
    }
    expect(new Set(sent)).toEqual(new Set(['r0']))
    expect(sent.length).toBeGreaterThan(1)
    expect(sent.length).toBeLessThan(12)
  })

  it('costs nobody an access token that works, whatever the partner answers', async () => {
    const { keeper, clock, sent } = await keeping(() => ({ kind: 'retryable', status: 503 }))
    await clock.advance(29 * DAY_MS)
    await keeper.keepAlive('c1')
    expect(await keeper.accessToken('c1')).toBe('a0')
    expect(sent).toEqual(['r0'])
  })

  it('is not sent any more once it is over, while the access token still works', async () => {
    const { keeper, clock, sent } = await keeping(pair)
    await clock.advance(30 * DAY_MS)
    await keeper.keepAlive('c1')
    expect(await keeper.accessToken('c1')).toBe('a0')
    expect(sent).toEqual([])
  })
})

it.each([
  ['known', { refreshExpiresAtMs: START_MS + 30 * DAY_MS }, 1],
  ['unknown, as in stores of before', {}, 0],
])('a grant in a SQLite file whose end is %s is kept alive by whoever opens it', async (_, end, renewals) => {
  const file = join(folder, `${renewals}.db`)
  const tokens = { accessToken: 'a0', refreshToken: 'r0', obtainedAtMs: START_MS, ...end }
  const first = sqliteStore(file)
  await first.replaceGrant(freshGrant('c1', tokens), 0)
  await first.close()
  const { keeper, clock, sent } = await keeping(pair, {}, sqliteStore(file))
  await clock.advance(29 * DAY_MS)
  await keeper.keepAlive('c1')
  expect(sent).toHaveLength(renewals)
})

describe('what a refresh says of the end of the refresh token', () => {
  const held = { accessToken: 'a', refreshToken: 'r', obtainedAtMs: 0, refreshExpiresAtMs: 9000 }
  const renewedBy = (told: Partial<Tokens>) => {
    const tokens = { accessToken: 'b', obtainedAtMs: 1000, ...told }
    const context = { nowMs: 1000, randomness: random(1) }
    return renewedGrant(freshGrant('c', held), { kind: 'success', content: null, tokens }, context).grant
      .tokens
  }

  it('counts; the same token keeps its end where nothing is said, and another has none', () => {
    expect(renewedBy({ refreshToken: 's', refreshExpiresAtMs: 7000 }).refreshExpiresAtMs).toBe(7000)
    expect(renewedBy({ refreshToken: 'r' }).refreshExpiresAtMs).toBe(9000)
    expect(renewedBy({})).toMatchObject({ refreshToken: 'r', refreshExpiresAtMs: 9000 })
    expect(renewedBy({ refreshToken: 's' })).not.toHaveProperty('refreshExpiresAtMs')
  })

  it.each([
    [86_400, 86_400_000],
    ['86400', 86_400_000],
    [0, undefined],
    [null, undefined],
    ['soon', undefined],
  ])('is read from %j', async (written, endMs) => {
    const { tokenResponse } = (await aurora()).auth as OAuth2Auth
    const declared: TokenResponse = { ...tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
    const body = JSON.stringify({ access_token: 'a', refresh_token_expires_in: written })
    const reading = readTokenResponse(declared, {
      request: { method: 'POST', url: 'http://partner.test/token', headers: {}, body: '' },
      response: { status: 200, headers: { 'content-type': 'application/json' }, body },
      sentAtMs: 0,
      durationMs: 0,
    } as never)
    expect(reading).toMatchObject({ kind: 'success', tokens: { accessToken: 'a' } })
    expect((reading as { tokens: Tokens }).tokens.refreshExpiresAtMs).toBe(endMs)
  })
})

/** A partner that tells how long its refresh tokens live, and of whose users there is nothing to read. */
async function withNothingToRead(): Promise<Partner> {
  const partner = await aurora()
  const auth = partner.auth as OAuth2Auth
  const tokenResponse = { ...auth.tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
  return { ...partner, auth: { ...auth, tokenResponse }, data: {} }
}

it('an idle user of whom no token is ever needed keeps the grant, by being polled', async () => {
  const partner = await withNothingToRead()
  const clock = manualClock(START_MS)
  const lifetimes = { accessTokenSeconds: 365 * 86_400, refreshTokenSeconds: 10 * 86_400 }
  const mock = createMockPartner(partner, { clock, lifetimes })
  const send = handlerSend(mock.handler)
  const { credentials } = mock
  const parts = { partner, baseUrl: 'http://127.0.0.1:4010', credentials, send, clock, store: memoryStore() }
  const client = createTerraClient(parts)
  const { id } = await client.connect({ consent: consentAutomatically(partner, send) })
  for (let day = 0; day < 40; day++) {
    await clock.advance(DAY_MS)
    await client.poll(id)
  }
  expect(mock.ledger.refreshTokens.length).toBeGreaterThan(3)
  expect(mock.ledger.refreshTokens.length).toBeLessThan(7)
  await client.refresh(id)
  expect(await client.connections()).toMatchObject([{ active: true }])
})
