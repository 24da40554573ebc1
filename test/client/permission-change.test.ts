import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { Store } from '../../src/client/store.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import type { TerraEvent } from '../../src/client/terra-event.ts'
import { mockCredentials } from '../../src/partner/credentials.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { BASE_URL, START_MS, setup } from './connected.ts'
import { json } from './small-partner.ts'

/** A partner that tells of changed permissions, and can be asked what its users grant. */
function askable(partner: Partner): Partner {
  if (partner.auth.kind !== 'oauth2' || partner.webhooks === undefined) throw new TypeError('not aurora')
  const { auth, webhooks } = partner
  const granted = {
    from: 'call' as const,
    request: { method: 'GET' as const, url: '/v1/permissions' },
    at: '/scopes',
  }
  const name = 'permission.changed'
  const kind = 'permissionChanged'
  const changed = { ...webhooks.events[0]!, name, when: { at: '/type', equals: name }, kind } as const
  return {
    ...partner,
    auth: { ...auth, scopes: { ...auth.scopes, granted } },
    webhooks: { ...webhooks, events: [...webhooks.events, changed] },
  }
}

/** The partner's answer from now on. */
const granting =
  (...scopes: readonly string[]) =>
  (request: Request) =>
    new URL(request.url).pathname === '/v1/permissions' ? json({ scopes: [...scopes] }) : undefined

/** The event, as the receiver has stored it. */
const received = (store: Store, id: string) =>
  store.receive([
    {
      key: id,
      remember: true,
      body: `{"id":"${id}","type":"permission.changed","user_id":"usr_1"}`,
      receivedMs: START_MS,
    },
  ])

describe('a changed permission', () => {
  it('is asked about, and told if anything has changed', async () => {
    const { client, connect, small, told, store } = await setup({ change: askable })
    small.intercept(granting('sleep.read', 'daily.read'))
    const { id } = await connect()
    small.intercept(granting('sleep.read', 'body.read'))
    await received(store, 'p1')
    expect(await client.processInbox()).toMatchObject([
      { outcome: { kind: 'permissionChanged', added: ['body.read'], removed: ['daily.read'] } },
    ])
    await received(store, 'p2')
    await client.processInbox()
    expect(told.map(({ type }) => type)).toEqual(['auth', 'permission_change'])
    expect(told[1]).toMatchObject({ scopes_added: 'body.read', scopes_removed: 'daily.read' })
    expect((await store.connection(id))?.scopes).toEqual(['sleep.read', 'body.read'])
  })

  it('is told once and whole, at whichever of its steps the process dies', async () => {
    let deaths = 0
    for (let fuse = 1; fuse <= 12; fuse++) {
      const store = memoryStore()
      let left = Number.POSITIVE_INFINITY
      /** Does what is its last with no answer, and nothing after it. */
      const mortal = new Proxy(store, {
        get:
          (target, name) =>
          async (...values: unknown[]) => {
            left -= 1
            if (left < 0) return new Promise(() => {})
            const result = await (Reflect.get(target, name) as (...given: unknown[]) => unknown).apply(
              target,
              values,
            )
            return left === 0 ? new Promise(() => {}) : result
          },
      })
      const change = { change: askable, client: { store: mortal } }
      const { client, connect, small, clock, told, partner } = await setup(change)
      small.intercept(granting('sleep.read', 'daily.read'))
      await connect()
      small.intercept(granting('sleep.read'))
      await received(store, 'p1')
      left = fuse
      void client.processInbox()
      await clock.advance(1)
      deaths += left <= 0 ? 1 : 0
      const successor = createTerraClient({
        partner,
        baseUrl: BASE_URL,
        credentials: mockCredentials(partner),
        send: small.handler,
        clock,
        store,
        onEvent: ({ event }) => void told.push(event),
      })
      for (let round = 0; round < 2; round++) {
        await clock.advance(3600_000)
        await successor.processInbox()
      }
      const changes = told.filter(({ type }: TerraEvent) => type === 'permission_change')
      // Told, and killed before it could be noted: it is told again, under the id that it had.
      expect(changes.length, `killed at step ${fuse}`).toBeGreaterThanOrEqual(1)
      expect(new Set(changes.map((event) => JSON.stringify(event))).size, `killed at step ${fuse}`).toBe(1)
      expect(changes[0]).toMatchObject({ scopes_removed: 'daily.read', scopes_added: '' })
    }
    expect(deaths).toBeGreaterThan(5)
  })
})
