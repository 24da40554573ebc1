import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { handlerSend } from '../../src/http/send.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import type { Hooks } from '../../src/mock/seams.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import { endsOneGrant } from '../../src/partner/ends-one-grant.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { aurora } from '../support/partners.ts'
import { START_MS, setup, whileTimePasses } from './connected.ts'
import { json } from './small-partner.ts'

const LIMIT = { count: 3, onLimit: 'refuse', error: 'too_many_tokens' } as const
const STAYS = { graceSeconds: 0, oldPair: 'livesOut' } as const
const BEARER = { authorization: 'Bearer {accessToken}' }

function declaring(partner: Partner, change: Partial<OAuth2Auth>): Partner {
  return { ...partner, auth: { ...(partner.auth as OAuth2Auth), ...change } }
}

/** A client of a mock of aurora with another declaration, and a way to connect its first user. */
async function clientOf(change: Partial<OAuth2Auth>, hooks: Hooks = {}) {
  const partner = declaring(await aurora(), change)
  const clock = manualClock(START_MS)
  const mock = createMockPartner(partner, { clock, faults: [{ id: 'habit', hooks }] })
  const send = handlerSend(mock.handler)
  const { credentials } = mock
  const parts = { partner, baseUrl: 'http://127.0.0.1:4010', credentials, send, clock, store: memoryStore() }
  const client = createTerraClient(parts)
  const connect = () => client.connect({ consent: consentAutomatically(partner, send) })
  const alive = () => mock.grants.filter(({ revokedAtMs }) => revokedAtMs === undefined).length
  return { client, clock, connect, mock, alive }
}

describe('a partner that limits how many tokens a user has alive', () => {
  it('lets the same user connect again and again, since what is replaced is given back', async () => {
    const { connect, client, alive } = await clientOf({ maxLiveTokens: LIMIT })
    for (let again = 0; again < 6; again++) await connect()
    expect(alive()).toBe(1)
    const { id } = (await client.connections()).findLast(({ active }) => active)!
    await client.refresh(id)
  })

  it('is given back nothing by a request that could end the new grant as well', async () => {
    const { connect, alive } = await clientOf({
      maxLiveTokens: LIMIT,
      revocation: { method: 'DELETE', url: '/v1/permissions', headers: BEARER },
    })
    for (let again = 0; again < 3; again++) await connect()
    expect(alive()).toBe(3)
    await expect(connect()).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      step: 'token',
      reason: expect.stringMatching(
        /400 \(too_many_tokens: .*3 pairs of tokens alive, and one has to be revoked first$/,
      ),
    })
  })

  it('keeps a grant whose refresh token came again with the new link', async () => {
    const change = { maxLiveTokens: LIMIT, refresh: { ...STAYS, kind: 'static' } } as const
    const { connect, client } = await clientOf(change, {
      nextRefreshToken: (honest) => (grant, previous, mock) => {
        const first = mock.ledger.refreshTokens.find(({ grant: { userId } }) => userId === grant.userId)
        return first ?? honest(grant, previous, mock)
      },
    })
    await connect()
    await connect()
    const { id } = (await client.connections()).findLast(({ active }) => active)!
    await client.refresh(id)
  })

  it('keeps replaced tokens where it counts none', async () => {
    const { connect, alive } = await clientOf({})
    await connect()
    await connect()
    expect(alive()).toBe(2)
  })

  it('loses no grant by refusing to renew it for now', async () => {
    const { small, clock, client, connect } = await setup({
      change: (partner) => declaring(partner, { maxLiveTokens: LIMIT }),
    })
    const { id } = await connect()
    small.intercept((request) =>
      request.url.endsWith('/oauth/token') ? json({ error: 'too_many_tokens' }, 400) : undefined,
    )
    await clock.advance(3_600_000)
    for (let poll = 0; poll < 6; poll++) {
      await expect(whileTimePasses(clock, client.accessToken(id))).rejects.toMatchObject({
        code: 'PULL_FAILED',
      })
      await clock.advance(600_000)
    }
    small.intercept(undefined)
    await whileTimePasses(clock, client.accessToken(id))
  })
})

describe('a revocation', () => {
  it.each([
    ['the refresh token in the form', 'one grant', { form: { token: '{refreshToken}' } }],
    ['the access token in the query', 'one grant', { query: { access_token: '{accessToken}' } }],
    ['the token in JSON', 'one grant', { json: { token: '{accessToken}' } }],
    ['nothing but credentials', 'perhaps all', { headers: BEARER }],
    ['the user', 'perhaps all', { form: { token: '{accessToken}', user: '{userId}' } }],
    ['the user by email', 'perhaps all', { form: { token: '{accessToken}', user: '{userEmail}' } }],
  ])('that names %s ends %s', (_, what, more) => {
    expect(endsOneGrant({ method: 'POST', url: '/revoke', ...more })).toBe(what === 'one grant')
  })
})

describe('a code that lives for 30 s', () => {
  const change = (partner: Partner) => declaring(partner, { codeLifetimeSeconds: 30 })

  it('is not sent again when the partner asks to wait until it is over', async () => {
    const { small, clock, connect } = await setup({ change })
    const token = (seconds: number) => (request: Request) =>
      request.url.endsWith('/oauth/token') ? json({}, 503, { 'retry-after': `${seconds}` }) : undefined
    small.intercept(token(30))
    await expect(connect()).rejects.toMatchObject({ step: 'token' })
    expect(small.tokenForms).toHaveLength(1)
    small.intercept(token(10))
    await expect(whileTimePasses(clock, connect())).rejects.toMatchObject({ step: 'token' })
    expect(small.tokenForms).toHaveLength(1 + 3)
  })

  it('is named when it is refused', async () => {
    const { small, connect } = await setup({ change })
    small.intercept((request) =>
      request.url.endsWith('/oauth/token') ? json({ error: 'invalid_grant' }, 400) : undefined,
    )
    await expect(connect()).rejects.toMatchObject({
      reason: 'the token endpoint answered 400 (invalid_grant); a code of this partner lives for 30 s',
    })
  })
})
