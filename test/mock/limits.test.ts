import { describe, expect, it } from 'vitest'
import type { MaxLiveTokens, OAuth2Auth } from '../../src/partner/auth.ts'
import {
  ask,
  codeFor,
  codeRequest,
  connect,
  dataRequest,
  filled,
  refreshRequest,
  type Subject,
  subject,
  tokensOf,
  withAuth,
} from './support/asking.ts'
import { aurora } from './support/partners.ts'

const RANGE = { from: '2026-11-10T00:00:00Z', to: '2026-11-20T00:00:00Z' }
const DAY_MS = 86_400_000

async function declaring(auth: Partial<OAuth2Auth>, refresh: Partial<OAuth2Auth['refresh']> = {}) {
  const partner = await aurora()
  const declared = partner.auth as OAuth2Auth
  return subject(withAuth(partner, { refresh: { ...declared.refresh, ...refresh }, ...auth }))
}

async function tellingRefreshLifetime(kind: OAuth2Auth['refresh']['kind']): Promise<Subject> {
  const { tokenResponse } = (await aurora()).auth as OAuth2Auth
  const refreshTokenExpiresIn = '/refresh_token_expires_in'
  return declaring({ tokenResponse: { ...tokenResponse, refreshTokenExpiresIn } }, { kind })
}

function limited(limit: Partial<MaxLiveTokens>): Promise<Subject> {
  const maxLiveTokens = { count: 3, onLimit: 'refuse', error: 'too_many_tokens', ...limit } as const
  return declaring({ maxLiveTokens })
}

const opens = async (about: Subject, accessToken: string) =>
  (await ask(about, dataRequest(about, 'sleep', RANGE, accessToken))).status

describe('a code whose lifetime is declared', () => {
  it('works until its last second and not after', async () => {
    const about = await declaring({ codeLifetimeSeconds: 30 })
    const [first, second] = [await codeFor(about), await codeFor(about)]
    await about.clock.advance(29_999)
    expect((await ask(about, codeRequest(about, first))).status).toBe(200)
    await about.clock.advance(1)
    expect((await ask(about, codeRequest(about, second))).body.error).toBe('invalid_grant')
  })
})

describe('a refresh token whose lifetime is told', () => {
  it('works for as long as it was told to, and not longer', async () => {
    const about = await tellingRefreshLifetime('rotating')
    const [first, second] = [await connect(about), await connect(about)]
    expect(first.content.refresh_token_expires_in).toBe(30 * 86_400)
    await about.clock.advance(30 * DAY_MS - 1)
    expect((await ask(about, refreshRequest(about, first.refreshToken))).status).toBe(200)
    await about.clock.advance(1)
    expect((await ask(about, refreshRequest(about, second.refreshToken))).body.error).toBe('invalid_grant')
  })

  it('lives a whole life more where it rotates, and is told what is left where it stays', async () => {
    for (const [kind, left] of [
      ['rotating', 30 * 86_400],
      ['static', 20 * 86_400],
    ] as const) {
      const about = await tellingRefreshLifetime(kind)
      const { refreshToken } = await connect(about)
      await about.clock.advance(10 * DAY_MS)
      const { body } = await ask(about, refreshRequest(about, refreshToken))
      expect(body.refresh_token_expires_in, kind).toBe(left)
    }
  })

  it('lives as long again when its tokens are extended', async () => {
    const about = await tellingRefreshLifetime('extending')
    const { refreshToken } = await connect(about)
    for (let extension = 0; extension < 3; extension++) {
      await about.clock.advance(20 * DAY_MS)
      const { status, body } = await ask(about, refreshRequest(about, refreshToken))
      expect([status, body.refresh_token_expires_in]).toEqual([200, 30 * 86_400])
    }
  })

  it('is told of by nobody who declares nothing', async () => {
    const { content } = await connect(subject(await aurora()))
    expect(content).not.toHaveProperty('refresh_token_expires_in')
  })
})

describe('a user who may have three pairs of tokens alive', () => {
  it('is refused a fourth, in the declared word, whoever else has some', async () => {
    const about = await limited({ error: 'Too many unrevoked access tokens' })
    for (let pair = 0; pair < 3; pair++) await connect(about)
    const refused = await ask(about, codeRequest(about, await codeFor(about)))
    expect([refused.status, refused.body.error]).toEqual([400, 'Too many unrevoked access tokens'])
    await connect(about, { login_hint: 'Ben' })
  })

  it('has room again when one is revoked, and when neither token of one works any more', async () => {
    const about = await limited({})
    const [first] = [await connect(about), await connect(about), await connect(about)]
    await ask(about, filled(about, about.auth.revocation!, { ...first, content: undefined }))
    await connect(about)
    expect((await ask(about, codeRequest(about, await codeFor(about)))).status).toBe(400)
    for (const { grant, token } of about.mock.ledger.refreshTokens)
      if (token !== first.refreshToken)
        about.mock.ledger.expireTokens(grant, 'refresh', about.clock.epochMs())
    await about.clock.advance(3_600_000)
    await connect(about)
  })

  it('is counted for pairs whose refresh token is all that works', async () => {
    const about = await limited({})
    const { refreshToken } = await connect(about)
    await connect(about)
    await connect(about)
    await about.clock.advance(3_600_000)
    expect((await ask(about, codeRequest(about, await codeFor(about)))).status).toBe(400)
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
  })

  it('is refused a renewal while the old access token lives on, which costs the grant nothing', async () => {
    const about = await limited({})
    const { refreshToken } = await connect(about)
    await connect(about)
    await connect(about)
    expect((await ask(about, refreshRequest(about, refreshToken))).body.error).toBe('too_many_tokens')
    await about.clock.advance(3_600_000)
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
  })

  it('is renewed at the limit where the new pair takes the place of the old', async () => {
    const maxLiveTokens = { count: 1, onLimit: 'refuse', error: 'too_many_tokens' } as const
    const about = await declaring({ maxLiveTokens }, { oldPair: 'endsAtOnce' })
    const { refreshToken } = await connect(about)
    expect((await ask(about, refreshRequest(about, refreshToken))).status).toBe(200)
  })

  it('loses the oldest where that is what is declared, and no grant by its own renewal', async () => {
    const about = await limited({ onLimit: 'endOldest' })
    const tokens = [await connect(about)]
    for (let pair = 1; pair < 4; pair++) {
      await about.clock.advance(1000)
      tokens.push(await connect(about))
    }
    const answers = []
    for (const { accessToken } of tokens) answers.push(await opens(about, accessToken))
    expect(answers).toEqual([401, 200, 200, 200])
    expect((await ask(about, refreshRequest(about, tokens[0]!.refreshToken))).body.error).toBe(
      'invalid_grant',
    )
    const renewed = tokensOf(about, await ask(about, refreshRequest(about, tokens[1]!.refreshToken)))
    expect([await opens(about, tokens[1]!.accessToken), await opens(about, renewed.accessToken)]).toEqual([
      401, 200,
    ])
  })
})
