import { describe, expect, it } from 'vitest'
import type { Refresh } from '../../src/partner/auth.ts'
import {
  ask,
  connect,
  dataRequest,
  refreshRequest,
  type Subject,
  subject,
  tokenRequest,
  tokensOf,
  withAuth,
} from './support/asking.ts'
import { aurora, pulse } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }

async function refreshing(refresh: Partial<Refresh>, options = {}): Promise<Subject> {
  const base = await aurora()
  const about = subject(base)
  return subject(withAuth(base, { refresh: { ...about.auth.refresh, ...refresh } }), options)
}

async function renewed(about: Subject, refreshToken: string) {
  const answer = await ask(about, refreshRequest(about, refreshToken))
  expect(answer.status).toBe(200)
  return tokensOf(about, answer)
}

describe('rotating refresh tokens (RFC 6749 §6, RFC 9700 §4.14.2)', () => {
  it('gives a new pair for the same user and scopes', async () => {
    const about = await refreshing({})
    const first = await connect(about, { scope: 'sleep.read offline' })
    const second = await renewed(about, first.refreshToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.content).toMatchObject({ user_id: 'user-1', scope: 'sleep.read offline' })
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, second.accessToken))).status).toBe(200)
  })

  it('kills the whole family when a rotated token comes again', async () => {
    const about = await refreshing({})
    const first = await connect(about)
    const second = await renewed(about, first.refreshToken)
    expect((await ask(about, refreshRequest(about, first.refreshToken))).body.error).toBe('invalid_grant')
    expect((await ask(about, refreshRequest(about, second.refreshToken))).body.error).toBe('invalid_grant')
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, second.accessToken))).status).toBe(401)
  })

  it('leaves the grants of others alone', async () => {
    const about = await refreshing({})
    const [first, other] = [await connect(about), await connect(about, { login_hint: 'Ben' })]
    await renewed(about, first.refreshToken)
    await ask(about, refreshRequest(about, first.refreshToken))
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, other.accessToken))).status).toBe(200)
  })

  it('accepts the rotated token again within the declared grace, and not after', async () => {
    const about = await refreshing({ graceSeconds: 30 })
    const first = await connect(about)
    await renewed(about, first.refreshToken)
    await about.clock.advance(29_999)
    const again = await renewed(about, first.refreshToken)
    await about.clock.advance(1)
    expect((await ask(about, refreshRequest(about, first.refreshToken))).body.error).toBe('invalid_grant')
    expect((await ask(about, refreshRequest(about, again.refreshToken))).body.error).toBe('invalid_grant')
  })

  it('lets one of several concurrent refreshes through', async () => {
    const about = await refreshing({})
    const { refreshToken } = await connect(about)
    const answers = await Promise.all([1, 2, 3].map(() => ask(about, refreshRequest(about, refreshToken))))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400])
  })
})

describe('other kinds of refresh tokens', () => {
  it('static: the token stays and goes on working', async () => {
    const about = subject(await pulse())
    const first = await connect(about)
    const second = await renewed(about, first.refreshToken)
    expect(second.refreshToken).toBe(first.refreshToken)
    expect(second.accessToken).not.toBe(first.accessToken)
    await renewed(about, first.refreshToken)
  })

  it('none: no token is given and none is taken', async () => {
    const about = await refreshing({ kind: 'none' })
    expect((await connect(about)).refreshToken).toBeUndefined()
    const answer = await ask(about, refreshRequest(about, 'x'))
    expect(answer.body.error).toBe('unsupported_grant_type')
  })

  it('requiresScope: without that scope there is none', async () => {
    const about = await refreshing({})
    expect((await connect(about, { scope: 'sleep.read' })).refreshToken).toBeUndefined()
    expect((await connect(about, { scope: 'sleep.read offline' })).refreshToken).toMatch(/^\w{48}$/)
  })

  it('expiring: it dies when its lifetime is over', async () => {
    const about = await refreshing({}, { lifetimes: { refreshTokenSeconds: 100 } })
    const { refreshToken } = await connect(about)
    await about.clock.advance(100_000)
    expect((await ask(about, refreshRequest(about, refreshToken))).body.error).toBe('invalid_grant')
  })

  it('a refresh URL of its own takes refresh tokens, and the token URL no longer does', async () => {
    const about = subject(withAuth(await aurora(), { refreshUrl: '/oauth/renew' }))
    const { refreshToken } = await connect(about)
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken }
    expect((await ask(about, tokenRequest(about, fields))).body.error).toBe('unsupported_grant_type')
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
  })
})

describe('a refresh that extends tokens, as at COROS', () => {
  const FIRST_MS = 3600_000
  const coros = { kind: 'extending', extendsSeconds: 30 * 86_400 } as const
  const envelope = { root: '/data', success: { at: '/result', equals: '0000' } }

  it('is answered with a code alone, and the same tokens go on for as long as is declared', async () => {
    const base = withAuth(await aurora(), {
      refresh: { graceSeconds: 0, oldPair: 'livesOut', ...coros },
      tokenResponse: { ...subject(await aurora()).auth.tokenResponse, ...envelope },
    })
    const about = subject(base, { lifetimes: { accessTokenSeconds: FIRST_MS / 1000 } })
    const { accessToken, refreshToken } = await connect(about)
    await about.clock.advance(FIRST_MS - 1)
    const answer = await ask(about, refreshRequest(about, refreshToken))
    expect([answer.status, answer.body]).toEqual([200, { result: '0000', data: {} }])
    const works = async () => (await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status
    await about.clock.advance(30 * 86_400_000 - 1)
    expect(await works()).toBe(200)
    await about.clock.advance(1)
    expect(await works()).toBe(401)
    await ask(about, refreshRequest(about, refreshToken))
    expect(await works()).toBe(200)
  })

  it('is answered with the new lifetime where none is declared', async () => {
    const about = await refreshing({ kind: 'extending' })
    const { accessToken, refreshToken } = await connect(about)
    expect(JSON.parse(atob(accessToken.split('.')[1]!))).not.toHaveProperty('exp')
    await about.clock.advance(FIRST_MS / 2)
    expect((await ask(about, refreshRequest(about, refreshToken))).body).toEqual({ expires_in: 3600 })
    await about.clock.advance(FIRST_MS - 1)
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(200)
  })

  it('tells the new end of a refresh token that has one', async () => {
    const { tokenResponse } = subject(await aurora()).auth
    const telling = { ...tokenResponse, refreshTokenExpiresIn: '/refresh_token_expires_in' }
    const refresh = { graceSeconds: 0, oldPair: 'livesOut', ...coros } as const
    const about = subject(withAuth(await aurora(), { refresh, tokenResponse: telling }))
    const { refreshToken } = await connect(about)
    await about.clock.advance(FIRST_MS)
    const answer = await ask(about, refreshRequest(about, refreshToken))
    expect(answer.body).toEqual({ refresh_token_expires_in: 30 * 86_400 })
  })

  it('gives a revoked grant no new life', async () => {
    const about = await refreshing(coros)
    const { accessToken, refreshToken } = await connect(about)
    await about.mock.disconnect('user-1')
    expect((await ask(about, refreshRequest(about, refreshToken))).body.error).toBe('invalid_grant')
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status).toBe(401)
  })
})

describe('the pair of tokens that a refresh replaces', () => {
  async function twoPairs(refresh: Partial<Refresh>) {
    const about = await refreshing(refresh)
    const old = await connect(about)
    const young = await renewed(about, old.refreshToken)
    const opens = async ({ accessToken }: { readonly accessToken: string }) =>
      (await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status === 200
    const renews = async ({ refreshToken }: { readonly refreshToken: string }) =>
      (await ask(about, refreshRequest(about, refreshToken))).status === 200
    return { about, old, young, opens, renews }
  }

  it('lives out: the access token its time, the refresh token its grace', async () => {
    const { about, old, young, opens } = await twoPairs({})
    expect([await opens(young), await opens(old)]).toEqual([true, true])
    await about.clock.advance(3600_000)
    expect(await opens(old)).toBe(false)
  })

  it.each(['rotating', 'static'] as const)('ends at once (%s)', async (kind) => {
    const { old, young, opens, renews } = await twoPairs({ kind, oldPair: 'endsAtOnce' })
    expect([await opens(old), await opens(young)]).toEqual([false, true])
    expect(await renews(old)).toBe(kind === 'static')
  })

  it('ends when the new access token is first used, and not before, whichever of two new ones that is', async () => {
    const { about, old, young, opens, renews } = await twoPairs({ oldPair: 'endsWhenNewIsUsed' })
    expect(await opens(old)).toBe(true)
    const other = await renewed(about, old.refreshToken)
    expect([await opens(young), await opens(old), await renews(old)]).toEqual([true, false, false])
    expect([await opens(other), await opens(young), await renews(young)]).toEqual([true, true, true])
  })

  it('ends when the new one is used, and after its grace in any case', async () => {
    const { about, old, renews } = await twoPairs({ oldPair: 'endsWhenNewIsUsed', graceSeconds: 28_800 })
    await about.clock.advance(28_799_000)
    expect(await renews(old)).toBe(true)
    await about.clock.advance(1000)
    expect(await renews(old)).toBe(false)
  })

  it('of a static refresh token is the access token alone', async () => {
    const { old, young, opens, renews } = await twoPairs({ kind: 'static', oldPair: 'endsWhenNewIsUsed' })
    expect([await opens(young), await opens(old), await renews(old)]).toEqual([true, false, true])
  })
})

describe('scopes on refresh (RFC 6749 §6)', () => {
  it('may become narrower for the access token, and wide again the next time', async () => {
    const about = await refreshing({})
    const first = await connect(about)
    const narrow = tokensOf(
      about,
      await ask(about, refreshRequest(about, first.refreshToken, { scope: 'sleep.read' })),
    )
    expect(narrow.content.scope).toBe('sleep.read')
    expect((await ask(about, dataRequest(about, 'sleep', RANGE, narrow.accessToken))).status).toBe(200)
    expect((await ask(about, dataRequest(about, 'activity', RANGE, narrow.accessToken))).status).toBe(403)
    const wide = await renewed(about, narrow.refreshToken)
    expect((await ask(about, dataRequest(about, 'activity', RANGE, wide.accessToken))).status).toBe(200)
  })

  it('never become wider, and asking costs nothing', async () => {
    const about = await refreshing({})
    const first = await connect(about, { scope: 'sleep.read offline' })
    const wider = await ask(
      about,
      refreshRequest(about, first.refreshToken, { scope: 'sleep.read body.read' }),
    )
    expect([wider.status, wider.body.error]).toEqual([400, 'invalid_scope'])
    await renewed(about, first.refreshToken)
  })
})
