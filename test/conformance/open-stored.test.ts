import { describe, expect, it } from 'vitest'
import { isCryptoPending } from '../../src/ci/pending-crypto.ts'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { openStored } from '../../src/conformance/open-stored.ts'
import type { Send } from '../../src/http/handler.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { NOON_MS } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'

const MINUTE_MS = 60_000

/** Users who have connected, in this order, to a mock of aurora. */
async function connected(...indices: readonly number[]) {
  const clock = virtualClock(NOON_MS, { isBusy: isCryptoPending })
  const partner = await aurora()
  const mock = createMockPartner(partner, { clock })
  const refreshes: string[] = []
  const send: Send = async (request) => {
    const body = await request.clone().text()
    const token = new URLSearchParams(body).get('refresh_token')
    if (token !== null && request.url.endsWith('/token')) refreshes.push(token)
    return clock.work(mock.handler(request))
  }
  const parts = {
    partner,
    baseUrl: partner.environments.mock!.baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store: memoryStore(),
  }
  const client = createTerraClient(parts)
  const environment = partner.environments.mock!
  for (const index of indices) {
    await client.connect({
      consent: consentAutomatically(partner, send, { environment, user: mock.users[index]!.id }),
    })
    await clock.sleep(1000)
  }
  return { clock, mock, client, parts, refreshes, users: mock.users.map(({ id }) => id) }
}

describe('stored connections', () => {
  it('are opened one for each user, the newest first, and only those that live', async () => {
    const { parts, client, users } = await connected(0, 1, 2, 0)
    const [, second] = await client.connections()
    await client.revoke(second!.id)
    const stored = await openStored(parts)
    expect(stored.map(({ grant }) => grant.userId)).toEqual([users[0], users[2]])
  })

  it('are left alone while their tokens last, and renewed before they end, stored first', async () => {
    const { parts, clock, refreshes } = await connected(0)
    const [stored] = await openStored(parts)
    const before = stored!.grant.tokens
    await clock.sleep(50 * MINUTE_MS)
    await stored!.keepAlive()
    expect([refreshes, stored!.grant.tokens]).toEqual([[], before])
    await clock.sleep(6 * MINUTE_MS)
    await Promise.all([stored!.keepAlive(), stored!.keepAlive(), stored!.keepAlive()])
    const [connection] = await parts.store.connections()
    expect(refreshes).toEqual([before.refreshToken])
    expect(stored!.grant.tokens.accessToken).not.toBe(before.accessToken)
    expect((await parts.store.grant(connection!.id))?.tokens).toEqual(stored!.grant.tokens)
  })

  it('are renewed once when asked to, and the answer can be judged', async () => {
    const { parts, refreshes } = await connected(0)
    const [stored] = await openStored(parts)
    const { exchange, reading } = await stored!.refresh()
    expect([refreshes.length, exchange.response.status, reading.kind]).toEqual([1, 200, 'success'])
    expect(reading).toMatchObject({ tokens: { accessToken: stored!.grant.tokens.accessToken } })
  })

  it('tell what a refusal said', async () => {
    const { parts, mock, users } = await connected(0)
    const [stored] = await openStored(parts)
    await mock.disconnect(users[0]!)
    const { reading } = await stored!.refresh()
    expect(reading).toMatchObject({ kind: 'refused', error: 'invalid_grant' })
    await expect(stored!.keepAlive()).rejects.toMatchObject({ code: 'GRANT_DEAD' })
  })

  it('are over for everybody else before they are used up', async () => {
    const { parts, client } = await connected(0)
    const [stored] = await openStored(parts)
    const spent = await stored!.spend()
    expect(spent.tokens).toEqual(stored!.grant.tokens)
    expect(await client.connections()).toMatchObject([{ active: false, ended: 'revoked' }])
    expect(await openStored(parts)).toEqual([])
    await expect(stored!.keepAlive()).rejects.toMatchObject({ code: 'GRANT_DEAD' })
  })
})
