import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorizationRequest } from '../../src/client/authorization-request.ts'
import type { Connection } from '../../src/client/connection.ts'
import { followConsent } from '../../src/client/follow-consent.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { secureRandomness } from '../../src/client/randomness.ts'
import { readRedirect } from '../../src/client/read-redirect.ts'
import { readTokenResponse } from '../../src/client/read-token-response.ts'
import { createTerraClient, type TerraClient } from '../../src/client/terra-client.ts'
import { codeGrant, refreshGrant, requestToken } from '../../src/client/token-request.ts'
import { type Exchange, recordExchange } from '../../src/http/exchange.ts'
import { networkSend } from '../../src/http/send.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import type { OAuth2Auth } from '../../src/partner/auth.ts'
import type { Credentials } from '../../src/partner/credentials.ts'
import { requirePartner } from '../../src/partner/load-partner.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { CLIENT, type RunningProvider, runProvider } from './oidc-provider/provider.ts'

const CREDENTIALS: Credentials = { ...CLIENT, webhookSecrets: [], constants: {} }
const exchange = recordExchange(networkSend(), systemClock)

let provider: RunningProvider
let partner: Partner
let auth: OAuth2Auth
beforeAll(async () => {
  provider = await runProvider()
  partner = await requirePartner(fileURLToPath(new URL('./oidc-provider/partner.yaml', import.meta.url)))
  auth = partner.auth as OAuth2Auth
})
afterAll(() => provider.close())

/** As a person would consent in a browser, cookies and all. */
async function consent(url: string): Promise<string> {
  const walked = await followConsent(url, { redirectUri: auth.redirectUri, exchange })
  if (!walked.reached) throw new Error(walked.reason)
  return walked.redirectUrl
}

function newClient(credentials: Credentials = CREDENTIALS): { client: TerraClient; told: string[] } {
  const told: string[] = []
  const client = createTerraClient({
    partner,
    baseUrl: provider.url,
    credentials,
    send: networkSend(),
    clock: systemClock,
    store: memoryStore(),
    onEvent: ({ event }) => {
      told.push(event.type)
    },
  })
  return { client, told }
}

async function connected(): Promise<{ client: TerraClient; told: string[]; connection: Connection }> {
  const { client, told } = newClient()
  return { client, told, connection: await client.connect({ consent }) }
}

describe('the client against a certified provider on a socket', () => {
  it('connects: consent by redirects and cookies, PKCE, a secret that needs encoding, the id in the ID token', async () => {
    const { connection, told } = await connected()
    expect(connection).toMatchObject({ userId: 'user-1', scopes: ['openid', 'offline_access'] })
    expect(told).toEqual(['auth'])
  })

  it('uses the token, and maps what it gets', async () => {
    const { client, connection } = await connected()
    const [read] = await client.backfill(connection.id, { days: 1 })
    expect(read).toMatchObject({ type: 'athlete', ended: 'complete', records: 1, problems: [] })
  })

  it('rotates the refresh token once for many callers at once', async () => {
    const { client, connection } = await connected()
    const before = await client.accessToken(connection.id)
    provider.events.length = 0
    const renewed = await Promise.all(Array.from({ length: 8 }, () => client.refresh(connection.id)))
    expect(new Set(renewed.map(({ accessToken }) => accessToken)).size).toBe(1)
    expect(renewed[0]!.accessToken).not.toBe(before)
    expect(provider.events).toEqual(['grant.success'])
  })

  it('learns of a grant that was killed by the reuse of a rotated token, and tells it once', async () => {
    const { client, connection, told } = await connected()
    const rotated = await refreshTokenOf(client, connection)
    await client.refresh(connection.id)
    const reuse = await token(refreshGrant(rotated))
    expect(readTokenResponse(auth.tokenResponse, reuse)).toMatchObject({
      kind: 'refused',
      error: 'invalid_grant',
      dead: true,
    })
    await expect(client.backfill(connection.id)).rejects.toMatchObject({ code: 'GRANT_DEAD' })
    await expect(client.backfill(connection.id)).rejects.toMatchObject({ code: 'GRANT_DEAD' })
    expect(told).toEqual(['auth', 'connection_error'])
  })

  it('gives the grant back', async () => {
    const { client, connection, told } = await connected()
    const refreshToken = await refreshTokenOf(client, connection)
    expect((await client.revoke(connection.id))?.response.status).toBe(200)
    expect(told).toEqual(['auth', 'deauth'])
    expect(readTokenResponse(auth.tokenResponse, await token(refreshGrant(refreshToken)))).toMatchObject({
      dead: true,
    })
  })

  it('says which step failed when the secret is wrong', async () => {
    const { client } = newClient({ ...CREDENTIALS, clientSecret: 'wrong' })
    await expect(client.connect({ consent })).rejects.toMatchObject({
      code: 'CONNECT_FAILED',
      step: 'token',
      message: expect.stringContaining('invalid_client'),
    })
  })

  it('says that the partner refused when PKCE is left out', async () => {
    const lax = { ...partner, auth: { ...auth, pkce: 'none' as const } }
    const { client } = { client: createTerraClient({ ...optionsOf(lax) }) }
    await expect(client.connect({ consent })).rejects.toMatchObject({
      step: 'consent',
      message: expect.stringContaining('invalid_request'),
    })
  })
})

describe('the parts of the client, one by one', () => {
  it('exchange a code once; the second time, and with a wrong verifier, the provider says invalid_grant', async () => {
    const { code, request } = await authorized()
    const good = codeGrant({ code, ...request })
    const spoilt = codeGrant({
      ...(await authorized()),
      redirectUri: auth.redirectUri,
      codeVerifier: 'x'.repeat(43),
    })
    expect(readTokenResponse(auth.tokenResponse, await token(good))).toMatchObject({ kind: 'success' })
    expect(readTokenResponse(auth.tokenResponse, await token(good))).toMatchObject({ error: 'invalid_grant' })
    expect(readTokenResponse(auth.tokenResponse, await token(spoilt))).toMatchObject({
      error: 'invalid_grant',
    })
  })

  it('compare the issuer that the provider sends back (RFC 9207)', async () => {
    const { redirectUrl, request } = await authorized()
    expect(readRedirect(redirectUrl, { ...request, issuer: provider.url })).toMatchObject({ kind: 'code' })
    expect(readRedirect(redirectUrl, { ...request, issuer: 'https://other.example' })).toMatchObject({
      kind: 'invalid',
    })
  })
})

function optionsOf(other: Partner): Parameters<typeof createTerraClient>[0] {
  const store = memoryStore()
  return {
    partner: other,
    baseUrl: provider.url,
    credentials: CREDENTIALS,
    send: networkSend(),
    clock: systemClock,
    store,
  }
}

function token(grant: ReturnType<typeof codeGrant>): Promise<Exchange> {
  return requestToken(grant, { auth, baseUrl: provider.url, credentials: CREDENTIALS, exchange })
}

async function authorized() {
  const options = { baseUrl: provider.url, clientId: CLIENT.clientId, randomness: secureRandomness }
  const request = await authorizationRequest(auth, options)
  const redirectUrl = await consent(request.url)
  const redirect = readRedirect(redirectUrl, request)
  if (redirect.kind !== 'code') throw new Error(redirect.kind)
  return { request, redirectUrl, code: redirect.code }
}

/** The refresh token that the client holds now: of a refresh made for the purpose. */
async function refreshTokenOf(client: TerraClient, { id }: Connection): Promise<string> {
  return (await client.refresh(id)).refreshToken!
}
