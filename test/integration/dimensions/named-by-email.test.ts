import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../../src/client/consent-automatically.ts'
import { memoryStore } from '../../../src/client/memory-store.ts'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { CHECKS } from '../../../src/conformance/checks/registry.ts'
import { handlerSend } from '../../../src/http/send.ts'
import type { Fault } from '../../../src/mock/fault.ts'
import { findFault } from '../../../src/mock/faults/registry.ts'
import { createMockPartner } from '../../../src/mock/mock-partner.ts'
import type { OAuth2Auth } from '../../../src/partner/auth.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import type { RequestTemplate } from '../../../src/partner/request-template.ts'
import { accusing, judgeMock } from '../../support/judge-mock.ts'
import { aurora } from '../../support/partners.ts'
import { varied } from './variants.ts'

const BEARER = { authorization: 'Bearer {accessToken}' }
const modern = await aurora()

const LOUD = CHECKS.filter(({ id }) => id === 'pull/answer-is-json')

/** The modern partner, whose nights are asked for by email, and nothing else. */
function byEmail(request: Partial<RequestTemplate>, auth: Partial<OAuth2Auth> = {}): Partner {
  const userEmail = { from: 'tokenResponse', at: '/user/email' } as const
  const { events, ...webhooks } = modern.webhooks!
  return varied(
    {
      ...modern,
      auth: { ...(modern.auth as OAuth2Auth), userEmail, ...auth },
      webhooks: { ...webhooks, events: events.filter(({ dataType = 'sleep' }) => dataType === 'sleep') },
    },
    { request },
  )
}

const PARTNERS: Readonly<Record<string, Partner>> = {
  'in the path': byEmail({ url: '/v1/users/{userEmail}/sleep' }),
  'in the query': byEmail(
    { query: { start: '{from}', end: '{to}', next_token: '{cursor}', user: '{userEmail}' } },
    { userEmail: { from: 'call', request: { method: 'GET', url: '/v1/me', headers: BEARER }, at: '/email' } },
  ),
  'in a JSON body, and by a step after linking and a revocation': byEmail(
    {
      method: 'POST',
      query: {},
      json: { member: '{userEmail}', period: { start: '{from}', end: '{to}' }, cursor: '{cursor}' },
    },
    {
      userEmail: { from: 'jwtClaim', token: '/id_token', at: '/email' },
      afterLink: [{ method: 'POST', url: '/v1/members', headers: BEARER, json: { email: '{userEmail}' } }],
      revocation: {
        method: 'DELETE',
        url: '/v1/members/{userEmail}',
        headers: { authorization: 'Basic {basicCredentials}' },
      },
    },
  ),
  'in a form, and without a consent': withKey(
    byEmail({
      method: 'POST',
      query: {},
      form: { email: '{userEmail}', start: '{from}', end: '{to}', next: '{cursor}' },
    }),
  ),
}

/** The partner with a constant key for everybody. */
function withKey(partner: Partner): Partner {
  const sleep = { ...partner.data.sleep!, scopes: [] }
  const access = { headers: { 'x-api-key': '{apiKey}' }, query: {} }
  const auth = { kind: 'apiKey', access, credentials: { apiKey: '${AURORA_API_KEY}' } } as const
  const { webhooks: _, ...rest } = partner
  return { ...rest, auth, data: { sleep } }
}

/** A mock of the partner, and a client that reaches it. */
function clientOf(partner: Partner, faults: readonly Fault[] = []) {
  const mock = createMockPartner(partner, { faults })
  const send = handlerSend(mock.handler)
  const { credentials, clock } = mock
  const baseUrl = 'http://127.0.0.1:4010'
  const client = createTerraClient({ partner, baseUrl, credentials, send, clock, store: memoryStore() })
  return { mock, send, client }
}

describe.each(Object.entries(PARTNERS))('a user who is named by email %s', (_, partner) => {
  it('is connected and read, and lets go', async () => {
    const { mock, send, client } = clientOf(partner)
    const [user] = mock.users
    const { id } = await client.connect(
      partner.auth.kind === 'oauth2'
        ? { consent: consentAutomatically(partner, send) }
        : { userId: user!.email },
    )
    const [read] = await client.backfill(id, { days: 3, types: ['sleep'] })
    expect(read).toMatchObject({ ended: 'complete', records: 3 })
    expect(mock.journal.find({ route: 'data.sleep' }).map(({ userId }) => userId)).toContain(user!.id)
    await client.revoke(id)
    expect(mock.grants.every(({ revokedAtMs }) => revokedAtMs !== undefined)).toBe(true)
  })

  it('is at an honest partner, who is accused of nothing', async () => {
    const report = await judgeMock(partner)
    expect(accusing(report).map(({ id, found }) => `${id}: ${found}`)).toEqual([])
    expect(report.checks.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(70)
  })
})

it.each(Object.entries(PARTNERS))('whoever is named %s is named in no report', async (_, partner) => {
  const report = await judgeMock(partner, { checks: LOUD, faults: [findFault('data-called-text')] })
  expect(accusing(report).map(({ id }) => id)).toEqual(['pull/answer-is-json'])
  const text = decodeURIComponent(JSON.stringify(report))
  expect(text).toContain('/v1/')
  expect(text).not.toMatch(/@example\.com/)
})

it('an email is kept with the connection, in a file too; a connection from before has none', async () => {
  for (const store of [memoryStore(), sqliteStore(':memory:')]) {
    await store.saveConnection({ id: 'a', scopes: [], createdAtMs: 0, userEmail: 'ada@example.com' })
    await store.saveConnection({ id: 'b', scopes: [], createdAtMs: 0 })
    expect((await store.connections()).map(({ userEmail }) => userEmail)).toEqual([
      'ada@example.com',
      undefined,
    ])
    await store.close()
  }
})

it('whose email is not told cannot be connected, and hears why', async () => {
  const partner = PARTNERS['in the path']!
  const { send, client } = clientOf(partner, [findFault('user-email-missing')])
  const connecting = client.connect({ consent: consentAutomatically(partner, send) })
  await expect(connecting).rejects.toMatchObject({
    code: 'CONNECT_FAILED',
    step: 'userEmail',
    message: expect.stringContaining("the token response has nothing at '/user/email'"),
  })
})
