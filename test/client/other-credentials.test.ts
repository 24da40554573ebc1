import { describe, expect, it } from 'vitest'
import type { Auth, ClientCredentialsAuth } from '../../src/partner/auth.ts'
import type { Credentials } from '../../src/partner/credentials.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { all, START_MS, setup } from './connected.ts'
import { json, night } from './small-partner.ts'

const DAY_MS = 86_400_000
const SPAN = { fromMs: START_MS - DAY_MS, toMs: START_MS }
const RECORD = night('s1', '2026-11-20T01:00:00+00:00')

async function without(auth: (partner: Partner) => Auth, credentials: Partial<Credentials> = {}) {
  const known = { clientId: 'id', clientSecret: 'secret', webhookSecrets: [], constants: {}, ...credentials }
  return setup({
    change: (partner) => ({ ...partner, auth: auth(partner) }),
    client: { credentials: known },
  })
}

const ANSWER = json({ data: [RECORD], next_token: null })

describe('client credentials', () => {
  const auth = (partner: Partner): Auth => ({
    ...(partner.auth as ClientCredentialsAuth),
    kind: 'clientCredentials',
    scopes: { separator: ' ', request: ['all'], granted: { from: 'none' } },
  })

  it('bring one token, and another when it is refused', async () => {
    const { client, small } = await without(auth)
    let tokens = 0
    const used: (string | null)[] = []
    small.intercept((request) => {
      if (request.url.endsWith('/oauth/token'))
        return json({ access_token: `t${++tokens}`, expires_in: 3600 })
      used.push(request.headers.get('authorization'))
      return used.length === 1 ? json({}, 401) : ANSWER.clone()
    })
    const connection = await client.connect({ userId: 'user-7', reference: 'r' })
    expect(connection).toMatchObject({ userId: 'user-7', scopes: ['all'] })
    expect(await all(client.pull(connection.id, 'sleep', SPAN))).toHaveLength(1)
    expect(used).toEqual(['Bearer t1', 'Bearer t2'])
    expect(small.tokenForms.map((form) => Object.fromEntries(form))).toEqual([
      { grant_type: 'client_credentials', scope: 'all' },
      { grant_type: 'client_credentials', scope: 'all' },
    ])
  })
})

describe('constant credentials', () => {
  it.each<[string, Auth, Credentials['constants'], Record<string, string>, string]>([
    [
      'a key in the query',
      { kind: 'apiKey', access: { headers: {}, query: { key: '{apiKey}' } }, credentials: {} },
      { apiKey: 'k 1' },
      {},
      'k 1',
    ],
    [
      'a key in a header',
      { kind: 'apiKey', access: { headers: { 'x-key': '{apiKey}' }, query: {} }, credentials: {} },
      { apiKey: 'k1' },
      { 'x-key': 'k1' },
      '',
    ],
    [
      'a user name and a password',
      {
        kind: 'basic',
        access: { headers: { authorization: 'Basic {basicCredentials}' }, query: {} },
        credentials: {},
      },
      { username: 'ünï', password: 'p:w' },
      { authorization: `Basic ${Buffer.from('ünï:p:w').toString('base64')}` },
      '',
    ],
  ])('may be %s', async (_, auth, constants, headers, key) => {
    const { client, small } = await without(() => auth, { constants })
    let seen: Request | undefined
    small.intercept((request) => {
      seen = request
      return ANSWER.clone()
    })
    const { id } = await client.connect({ userId: 'u' })
    await all(client.pull(id, 'sleep', SPAN))
    expect(Object.fromEntries(seen!.headers)).toMatchObject(headers)
    expect(new URL(seen!.url).searchParams.get('key') ?? '').toBe(key)
  })

  it('that are refused cannot be renewed: that is told, once, and nothing is asked again', async () => {
    const auth: Auth = {
      kind: 'apiKey',
      access: { headers: { 'x-key': '{apiKey}' }, query: {} },
      credentials: {},
    }
    const { client, small, told } = await without(() => auth, { constants: { apiKey: 'k' } })
    small.intercept(() => json({}, 401))
    const { id } = await client.connect({ userId: 'u' })
    for (let round = 0; round < 2; round++) {
      await expect(all(client.pull(id, 'sleep', SPAN))).rejects.toMatchObject({
        code: 'GRANT_DEAD',
        reason: 'notRenewable',
      })
    }
    expect(told.map(({ type }) => type)).toEqual(['auth', 'connection_error'])
    expect(small.seen).toHaveLength(1)
  })
})
