import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { all, dataTold, START_MS, setup } from './connected.ts'
import { json, night } from './small-partner.ts'

const DAY_MS = 86_400_000
const SLEEP = { types: ['sleep'] } as const

/** Nights are asked for in windows of 30 days, and come as an event that carries them. */
function sentLater(partner: Partner): Partner {
  const sleep = { ...partner.data.sleep!, deferred: { event: 'nights', withinSeconds: 3600, duplicate: 409 } }
  const event = {
    ...partner.webhooks!.events[0]!,
    name: 'nights',
    when: { at: '/type', equals: 'nights' },
    payload: 'full' as const,
    records: '/nights',
  }
  return {
    ...partner,
    data: { sleep },
    webhooks: { ...partner.webhooks!, events: [...partner.webhooks!.events, event] },
  }
}

async function asked(days = 45, store = memoryStore()) {
  const all = await setup({ change: sentLater, client: { store, patience: { attempts: 1 } } })
  const { id } = await all.connect()
  const windows: string[] = []
  const refused = new Set<string>()
  all.small.intercept((request) => {
    const url = new URL(request.url)
    if (url.pathname !== '/v1/sleep') return undefined
    const start = url.searchParams.get('start')!
    if (refused.has(start)) return json({ error: 'down' }, 500)
    if (windows.includes(start)) return json({ error: 'duplicate' }, 409)
    windows.push(start)
    return new Response(null, { status: 202 })
  })
  const deliver = async (...starts: string[]) => {
    const nights = starts.map((start, index) => night(`n-${start}-${index}`, start))
    await store.receive([
      {
        key: `event ${starts.join()}`,
        remember: true,
        body: JSON.stringify({ type: 'nights', user_id: 'usr_1', nights }),
        receivedMs: all.clock.epochMs(),
      },
    ])
    return all.client.processInbox()
  }
  return {
    ...all,
    id,
    windows,
    refused,
    deliver,
    backfill: () => all.client.backfill(id, { ...SLEEP, days }),
  }
}

describe('records that a partner sends later', () => {
  it('are asked for in the windows that it allows, and told when they have come', async () => {
    const { client, id, windows, backfill, deliver, told, clock } = await asked()
    expect(await backfill()).toMatchObject([{ type: 'sleep', ended: 'later', records: 0 }])
    expect(windows).toHaveLength(2)
    await clock.advance(60_000)
    expect(await client.poll(id)).toMatchObject([{ ended: 'later' }])
    await deliver('2026-10-10T22:00:00+00:00')
    expect(await client.poll(id)).toMatchObject([{ ended: 'later' }])
    await deliver('2026-11-18T22:00:00+00:00', '2026-11-19T22:00:00+00:00')
    expect(await client.poll(id)).toMatchObject([{ ended: 'complete' }])
    await clock.advance(2 * 3600_000)
    expect(await client.poll(id)).toMatchObject([{ ended: 'complete' }])
    expect(dataTold(told, 'sleep').flat()).toHaveLength(3)
    expect(windows).toHaveLength(2)
  })

  it('are given up when nothing comes in time, once, with the days that are missing', async () => {
    const { client, id, backfill, deliver, clock } = await asked()
    await backfill()
    await deliver('2026-10-10T22:00:00+00:00')
    await clock.advance(3600_000)
    const [late] = await client.poll(id)
    expect(late).toMatchObject({ ended: 'failed', failure: 'nothingCame' })
    expect(late?.reason).toMatch(/2026-11-05 to 2026-11-20/)
    expect(await client.poll(id)).toMatchObject([{ ended: 'complete' }])
  })

  it('are not waited for where they were asked for before', async () => {
    const { client, id, windows, backfill, clock } = await asked()
    windows.push('2026-10-06T12:00:00+00:00', '2026-11-05T12:00:00+00:00')
    expect(await backfill()).toMatchObject([{ ended: 'later' }])
    expect(windows).toHaveLength(2)
    await clock.advance(2 * 3600_000)
    expect(await client.poll(id)).toMatchObject([{ ended: 'complete' }])
  })

  it('are asked for on where a broken backfill stopped, and the promise before it is kept in mind', async () => {
    const { client, id, windows, refused, backfill, clock } = await asked()
    refused.add('2026-11-05T12:00:00+00:00')
    expect(await backfill()).toMatchObject([{ ended: 'failed', failure: 'unavailable' }])
    refused.clear()
    expect(await backfill()).toMatchObject([{ ended: 'later' }])
    expect(windows).toEqual(['2026-10-06T12:00:00+00:00', '2026-11-05T12:00:00+00:00'])
    await clock.advance(3600_000)
    expect((await client.poll(id))[0]?.reason).toMatch(/2026-10-06 to 2026-11-05, 2026-11-05 to/)
  })

  it('are taken where they come in the answer after all', async () => {
    const { client, id, small, told, backfill } = await asked(2)
    const record = night('n1', '2026-11-19T22:00:00+00:00')
    small.intercept((request) => (request.url.includes('/v1/sleep') ? json({ data: [record] }) : undefined))
    expect(await backfill()).toMatchObject([{ ended: 'complete', records: 1 }])
    expect(dataTold(told, 'sleep')).toEqual([[record]])
    expect(await client.poll(id)).toMatchObject([{ ended: 'complete' }])
  })

  it('cannot be streamed, and it says so', async () => {
    const { client, id } = await asked()
    const pulled = client.pull(id, 'sleep', { fromMs: START_MS - DAY_MS, toMs: START_MS })
    await expect(all(pulled)).rejects.toMatchObject({ code: 'PULL_FAILED', failure: 'sentLater' })
  })
})
