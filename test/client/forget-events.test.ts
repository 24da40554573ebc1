import { describe, expect, it } from 'vitest'
import { rememberedMs } from '../../src/client/forget-events.ts'
import type { Store } from '../../src/client/store.ts'
import { aurora, pulse } from '../support/partners.ts'
import { setup } from './connected.ts'

const DAY_MS = 86_400_000

/** An event about nobody, which is done at once. */
const event = (key: string, receivedMs: number) => ({
  key,
  remember: true,
  body: '{"type":"sleep.updated","user_id":"stranger"}',
  receivedMs,
})

const isKnown = async (store: Store, key: string) => (await store.receive([event(key, 0)])).length === 0

describe('the id of an event', () => {
  it('is remembered for longer than the partner retries and a recorded delivery can be replayed', async () => {
    const { webhooks } = await aurora()
    const scheduleMs = webhooks!.retry.delaysSeconds.reduce((sum, seconds) => sum + seconds * 1000, 0)
    expect(rememberedMs(webhooks!)).toBeGreaterThan(scheduleMs)
    const lenient = { ...webhooks!.signature, timestamp: { toleranceSeconds: 40 * 86_400 } }
    expect(rememberedMs({ ...webhooks!, signature: lenient })).toBeGreaterThan(80 * DAY_MS)
  })

  it('is remembered for ever where the signature has no time, so that nothing else tells a replay', async () => {
    expect(rememberedMs((await pulse()).webhooks!)).toBe(Number.POSITIVE_INFINITY)
  })

  it('is forgotten afterwards, by itself', async () => {
    const { client, store, clock, partner } = await setup()
    const keptMs = rememberedMs(partner.webhooks!)
    await store.receive([event('old', clock.epochMs())])
    await client.processInbox()
    await clock.advance(keptMs - 3600_000)
    await store.receive([event('young', clock.epochMs())])
    await client.processInbox()
    expect(await isKnown(store, 'old')).toBe(true)
    await clock.advance(2 * 3600_000)
    await client.processInbox()
    expect([await isKnown(store, 'young'), await isKnown(store, 'old')]).toEqual([true, false])
  })
})
