import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { freshGrant } from '../../src/client/grant.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { TokenReading } from '../../src/client/read-token-response.ts'
import { sqliteStore } from '../../src/client/sqlite-store.ts'
import type { Store } from '../../src/client/store.ts'
import {
  createTokenKeeper,
  type TokenKeeper,
  type TokenKeeperOptions,
} from '../../src/client/token-keeper.ts'
import { type ManualClock, manualClock } from '../../src/kernel/clock.ts'
import { random } from '../../src/kernel/random.ts'
import { whileTimePasses } from './connected.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-keeper-'))
afterAll(() => rmSync(folder, { recursive: true }))

const START_MS = 1_800_000_000_000
const HOUR_MS = 3600_000

interface Setup {
  readonly clock: ManualClock
  readonly store: Store
  readonly keeper: TokenKeeper
  /** The refresh tokens that were sent. */
  readonly sent: string[]
  /** Of another process on this clock; with a store of its own on the same file where one is given. */
  another(store?: Store): TokenKeeper
}

async function setup(
  answer: (refreshToken: string, count: number, clock: ManualClock) => Promise<TokenReading> | TokenReading,
  options: { readonly store?: Store; readonly tokens?: object } & Partial<TokenKeeperOptions> = {},
): Promise<Setup> {
  const { store = memoryStore(), tokens = {}, ...rest } = options
  const clock = manualClock(START_MS)
  const first = {
    accessToken: 'a0',
    refreshToken: 'r0',
    expiresAtMs: START_MS + HOUR_MS,
    obtainedAtMs: START_MS,
  }
  await store.replaceGrant(freshGrant('c1', { ...first, ...tokens }), 0)
  const sent: string[] = []
  let count = 0
  const another = (own: Store = store) =>
    createTokenKeeper({
      store: own,
      clock,
      randomness: random(1),
      holder: `p${++count}`,
      canRenew: ({ tokens: { refreshToken } }) => refreshToken !== undefined,
      async refresh({ tokens: { refreshToken = '' } }) {
        sent.push(refreshToken)
        return answer(refreshToken, sent.length, clock)
      },
      notice: async (id, reason) => [
        {
          id: `${id}-${reason}`,
          event: { type: 'auth_cancelled', status: 'error', reason, reference_id: null },
        },
      ],
      ...rest,
    })
  return { clock, store, keeper: another(), sent, another }
}

const pair = (_: string, count: number, clock: ManualClock): TokenReading => ({
  kind: 'success',
  content: null,
  tokens: {
    accessToken: `a${count}`,
    refreshToken: `r${count}`,
    expiresAtMs: clock.epochMs() + HOUR_MS,
    obtainedAtMs: clock.epochMs(),
  },
})

describe('a token that is about to expire', () => {
  it('is renewed a minute before, not sooner', async () => {
    const { keeper, clock, sent } = await setup(pair)
    await clock.advance(HOUR_MS - 60_001)
    expect(await keeper.accessToken('c1')).toBe('a0')
    await clock.advance(1)
    expect(await keeper.accessToken('c1')).toBe('a1')
    expect(sent).toEqual(['r0'])
  })

  it('is not renewed all the time when it lives for less than the margin', async () => {
    const { keeper, clock, sent } = await setup(pair, { tokens: { expiresAtMs: START_MS + 30_000 } })
    expect(await keeper.accessToken('c1')).toBe('a0')
    await clock.advance(16_000)
    await keeper.accessToken('c1')
    expect(sent).toHaveLength(1)
  })

  it('is renewed once for a hundred callers at once', async () => {
    const { keeper, clock, sent } = await setup(pair)
    await clock.advance(HOUR_MS)
    const got = await Promise.all(Array.from({ length: 100 }, () => keeper.accessToken('c1')))
    expect(new Set(got)).toEqual(new Set(['a1']))
    expect(sent).toEqual(['r0'])
  })

  it('is renewed once by several keepers on one SQLite file', async () => {
    const file = join(folder, 'shared.db')
    const { clock, sent, keeper, store, another } = await setup(pair, { store: sqliteStore(file) })
    const other = sqliteStore(file)
    await clock.advance(HOUR_MS)
    const keepers = [keeper, another(other), another(other)]
    const got = await whileTimePasses(
      clock,
      Promise.all(keepers.flatMap((each) => [each.accessToken('c1'), each.accessToken('c1')])),
      50,
    )
    expect(got).toEqual(keepers.flatMap(() => ['a1', 'a1']))
    expect(sent).toEqual(['r0'])
    await store.close()
    await other.close()
  })

  it('is stored before anybody gets it', async () => {
    const { keeper, clock, store } = await setup(pair)
    await clock.advance(HOUR_MS)
    const got = await keeper.accessToken('c1')
    expect((await store.grant('c1'))?.tokens).toMatchObject({ accessToken: got, refreshToken: 'r1' })
  })

  it('is written down as sent before it is sent', async () => {
    const seen: unknown[] = []
    const { keeper, clock } = await setup(pair, {
      refresh: async (grant) => {
        seen.push(grant.intent, grant.lease)
        return pair('', 1, clock)
      },
    })
    await clock.advance(HOUR_MS)
    await keeper.accessToken('c1')
    expect(seen).toEqual([{ startedAtMs: START_MS + HOUR_MS, sends: 1 }, { holder: 'p1' }])
  })

  it('keeps its refresh token when the answer names none', async () => {
    const { keeper, clock, store } = await setup(() => ({
      kind: 'success',
      content: null,
      tokens: { accessToken: 'a1', obtainedAtMs: START_MS },
    }))
    await clock.advance(HOUR_MS)
    await keeper.accessToken('c1')
    expect((await store.grant('c1'))?.tokens.refreshToken).toBe('r0')
  })
})

describe('a renewal that does not help', () => {
  it.each([
    ['the same access token again, as COROS extends it', 'a0', HOUR_MS],
    ['a token that is over when it comes', 'a1', 0],
  ])('%s: is asked for once a call, never in a storm', async (_, accessToken, lifeMs) => {
    const { keeper, sent } = await setup((refreshToken, _count, clock) => {
      if (sent.length > 3) throw new Error('a storm')
      const nowMs = clock.epochMs()
      return {
        kind: 'success',
        content: null,
        tokens: { accessToken, refreshToken, expiresAtMs: nowMs + lifeMs, obtainedAtMs: nowMs },
      }
    })
    expect(await keeper.renew('c1', 'a0')).toBe(accessToken)
    expect(sent).toEqual(['r0'])
  })
})

describe('trouble at the token endpoint', () => {
  it('is waited for, as long as the partner asks, and is no dead grant', async () => {
    const { keeper, clock, sent, store } = await setup((token, count, at) =>
      count < 3 ? { kind: 'retryable', status: 429, afterMs: 12_000 } : pair(token, count, at),
    )
    await clock.advance(HOUR_MS)
    expect(await whileTimePasses(clock, keeper.accessToken('c1'))).toBe('a3')
    expect(clock.epochMs() - START_MS - HOUR_MS).toBeGreaterThanOrEqual(24_000)
    expect(sent).toEqual(['r0', 'r0', 'r0'])
    expect(await store.claimOutgoing(0, 1)).toBeUndefined()
  })

  it('does not keep a caller whose token still works', async () => {
    const { keeper, clock } = await setup(() => ({ kind: 'retryable', status: 503 }))
    await clock.advance(HOUR_MS - 30_000)
    expect(await keeper.accessToken('c1')).toBe('a0')
  })

  it('gives up on a caller after half a minute, and asks nobody again before its time', async () => {
    const { keeper, clock, sent } = await setup(() => ({ kind: 'retryable', status: 503, afterMs: 600_000 }))
    await clock.advance(HOUR_MS)
    for (let round = 0; round < 5; round++) {
      await expect(whileTimePasses(clock, keeper.accessToken('c1'))).rejects.toMatchObject({
        code: 'PULL_FAILED',
        failure: 'tokenUnavailable',
      })
    }
    expect(sent).toHaveLength(1)
  })

  it('is an answer that never comes: the same token goes out once more', async () => {
    const { keeper, clock, sent } = await setup((token, count, at) =>
      count === 1 ? new Promise(() => {}) : pair(token, count, at),
    )
    await clock.advance(HOUR_MS)
    expect(await whileTimePasses(clock, keeper.accessToken('c1'))).toBe('a2')
    expect(sent).toEqual(['r0', 'r0'])
  })

  it('may be ours: a wrong secret ends no grant, however often it is refused', async () => {
    const { keeper, clock, store } = await setup(() => ({
      kind: 'refused',
      status: 401,
      error: 'invalid_client',
      dead: false,
    }))
    await clock.advance(HOUR_MS)
    for (let day = 0; day < 8; day++) {
      await expect(keeper.accessToken('c1')).rejects.toMatchObject({ code: 'PULL_FAILED' })
      await clock.advance(24 * HOUR_MS)
    }
    expect((await store.grant('c1'))?.ended).toBeUndefined()
  })
})

describe('a grant that is over', () => {
  it('is told once, and never asked for again', async () => {
    const { keeper, clock, sent, store } = await setup(() => ({
      kind: 'refused',
      status: 400,
      error: 'invalid_grant',
      dead: true,
    }))
    await clock.advance(HOUR_MS)
    const ends = await Promise.allSettled(Array.from({ length: 10 }, () => keeper.accessToken('c1')))
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
    await expect(keeper.renew('c1', 'a0')).rejects.toMatchObject({
      code: 'GRANT_DEAD',
      reason: 'invalidGrant',
    })
    expect(sent).toHaveLength(1)
    expect((await store.claimOutgoing(0, 1))?.id).toBe('c1-invalidGrant')
    expect(await store.claimOutgoing(0, 1)).toBeUndefined()
  })

  it('may be refused without a reason: three times, and for ten minutes, before it is believed', async () => {
    const { keeper, clock, sent, store } = await setup(() => ({ kind: 'refused', status: 400, dead: false }))
    await clock.advance(HOUR_MS)
    await expect(whileTimePasses(clock, keeper.accessToken('c1'))).rejects.toMatchObject({
      code: 'PULL_FAILED',
    })
    expect(sent).toHaveLength(2)
    expect((await store.grant('c1'))?.ended).toBeUndefined()
    await clock.advance(600_000)
    await expect(whileTimePasses(clock, keeper.accessToken('c1'))).rejects.toMatchObject({
      code: 'GRANT_DEAD',
      reason: 'refusedWithoutReason',
    })
  })

  it('is over only by the partner`s word when there is no refresh token', async () => {
    const tokens = { refreshToken: undefined }
    const { keeper, clock, sent } = await setup(pair, { tokens })
    await clock.advance(2 * HOUR_MS)
    expect(await keeper.accessToken('c1')).toBe('a0')
    await expect(keeper.renew('c1', 'a0')).rejects.toMatchObject({ reason: 'notRenewable' })
    expect(sent).toEqual([])
  })
})

describe('a process that died while it renewed', () => {
  it('is waited for, then its refresh token goes out once more', async () => {
    const { another, clock, sent, store } = await setup(pair)
    const grant = (await store.grant('c1'))!
    await store.replaceGrant(
      { ...grant, lease: { holder: 'dead' }, intent: { startedAtMs: START_MS, sends: 1 } },
      grant.version,
    )
    await clock.advance(HOUR_MS)
    const before = clock.epochMs()
    expect(await whileTimePasses(clock, another().accessToken('c1'), 100)).toBe('a1')
    expect(clock.epochMs() - before).toBeGreaterThanOrEqual(15_000)
    expect(sent).toEqual(['r0'])
  })

  it('keeps nobody whose token still works', async () => {
    const { another, clock, store } = await setup(pair)
    const grant = (await store.grant('c1'))!
    await store.replaceGrant({ ...grant, lease: { holder: 'dead' } }, grant.version)
    await clock.advance(HOUR_MS - 30_000)
    expect(await another().accessToken('c1')).toBe('a0')
  })
})

describe('a token that was refused', () => {
  it('is not renewed when somebody else has done so already', async () => {
    const { keeper, another, sent } = await setup(pair)
    expect(await keeper.renew('c1', 'a0')).toBe('a1')
    expect(await another().renew('c1', 'a0')).toBe('a1')
    expect(sent).toEqual(['r0'])
  })
})

it('says so when it does not know the connection', async () => {
  const { keeper } = await setup(pair)
  await expect(keeper.accessToken('nobody')).rejects.toMatchObject({ code: 'USAGE' })
})
