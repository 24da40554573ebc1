import { expect, it } from 'vitest'
import type { TerraEvent } from '../../src/client/terra-event.ts'
import { dataTold, setup } from './connected.ts'
import { json, night } from './small-partner.ts'

const MINUTE_MS = 60_000

it('polls every 5 to 10 minutes, until it is stopped', async () => {
  const { client, connect, clock } = await setup()
  await connect()
  const at: number[] = []
  const stop = new AbortController()
  const polling = client.pollUntilStopped({ signal: stop.signal, onPoll: () => at.push(clock.epochMs()) })
  await clock.advance(120 * MINUTE_MS)
  stop.abort()
  await polling
  const gaps = at.slice(1).map((ms, index) => ms - at[index]!)
  expect(gaps.length).toBeGreaterThan(10)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5 * MINUTE_MS)
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * MINUTE_MS)
  expect(new Set(gaps).size).toBeGreaterThan(5)
})

it('finds a record that came late, since it asks again for what it has read', async () => {
  const { client, connect, small, told, clock } = await setup()
  const { id } = await connect()
  await client.poll(id)
  const late = night('late', '2026-11-19T01:00:00+00:00')
  small.records['/v1/sleep'] = [late]
  await clock.advance(10 * MINUTE_MS)
  await client.poll(id)
  await client.poll(id)
  expect(dataTold(told, 'sleep')).toEqual([[late]])
})

it('goes on with the others when one connection fails', async () => {
  const { client, connect, small, clock } = await setup({ client: { patience: { attempts: 1 } } })
  await connect()
  small.intercept(() => json({}, 500))
  const outcomes: unknown[] = []
  const stop = new AbortController()
  const polling = client.pollUntilStopped({
    signal: stop.signal,
    onPoll: (_, outcome) => outcomes.push(outcome),
  })
  await clock.advance(20 * MINUTE_MS)
  small.intercept(undefined)
  await clock.advance(20 * MINUTE_MS)
  stop.abort()
  await polling
  const ends = (outcome: unknown) => (outcome as { ended: string }[]).map(({ ended }) => ended)
  expect(ends(outcomes[0])).toContain('failed')
  expect(ends(outcomes.at(-1))).toEqual(['complete', 'complete', 'complete', 'complete'])
})

it('tells again what a listener failed to take, under the same id, and loses nothing else', async () => {
  const ids: string[] = []
  const taken: TerraEvent[] = []
  const { client, connect, small, clock } = await setup({
    client: {
      onEvent: ({ id, event }) => {
        ids.push(id)
        if (ids.length === 1) throw new Error('busy')
        taken.push(event)
      },
    },
  })
  const { id } = await connect()
  small.records['/v1/sleep'] = [night('s1', '2026-11-20T01:00:00+00:00')]
  await client.poll(id)
  await clock.advance(10 * MINUTE_MS)
  await client.poll(id)
  expect(ids).toHaveLength(3)
  expect(ids[2]).toBe(ids[0])
  expect(taken.map(({ type }) => type).sort()).toEqual(['auth', 'sleep'])
})

it('registers for each event and each user where the partner wants it so, and keeps the secrets', async () => {
  const bodies: unknown[] = []
  const { client, connect, small, store } = await setup({
    change: (partner) => ({
      ...partner,
      webhooks: {
        ...partner.webhooks!,
        registration: {
          kind: 'perUser',
          secretAt: '/secret',
          request: {
            method: 'POST',
            url: '/subscribe',
            headers: { authorization: 'Bearer {accessToken}' },
            json: { url: '{callbackUrl}', event: '{event}', user: '{userId}' },
          },
        },
      },
    }),
  })
  await connect()
  small.intercept((request, body) => {
    if (!request.url.endsWith('/subscribe')) return undefined
    bodies.push([request.headers.get('authorization')?.slice(0, 7), JSON.parse(body)])
    return bodies.length === 2 ? json({}, 409) : json({ secret: `whsec_${bodies.length}` }, 201)
  })
  const registered = await client.registerWebhooks('https://terra.test/hook')
  expect(registered).toHaveLength(6)
  expect(registered.every(({ accepted }) => accepted)).toBe(true)
  expect(bodies[0]).toEqual([
    'Bearer ',
    { url: 'https://terra.test/hook', event: 'sleep.updated', user: 'usr_1' },
  ])
  expect(await store.webhookSecrets()).toHaveLength(5)
})

it('begins with the history of a connection that has none, and goes on with one that was broken off', async () => {
  const { client, connect, small, store, told, clock } = await setup({
    client: { patience: { attempts: 1 } },
  })
  await connect()
  small.records['/v1/sleep'] = [
    night('old', '2026-10-05T22:00:00+00:00'),
    night('new', '2026-11-10T22:00:00+00:00'),
  ]
  small.intercept((request) =>
    new URL(request.url).searchParams.get('start')?.startsWith('2026-10-31') ? json({}, 500) : undefined,
  )
  const stop = new AbortController()
  const ends: string[] = []
  const polling = client.pollUntilStopped({
    signal: stop.signal,
    backfillDays: 50,
    onPoll: (_, outcome) => ends.push((outcome as readonly { ended: string }[])[0]!.ended),
  })
  await clock.advance(4 * MINUTE_MS)
  expect(ends).toEqual(['failed', 'complete'])
  small.intercept(undefined)
  await clock.advance(10 * MINUTE_MS)
  stop.abort()
  await polling
  expect(new Set(ends.slice(2))).toEqual(new Set(['complete']))
  const [connection] = await client.connections()
  const read = (await store.progress(connection!.id, 'sleep'))?.backfill
  expect(read?.doneMs).toBe(read?.toMs)
  expect(dataTold(told, 'sleep').flat()).toHaveLength(2)
})
