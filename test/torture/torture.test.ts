import { describe, expect, it } from 'vitest'
import { memoryStore } from '../../src/client/memory-store.ts'
import { createReceiver } from '../../src/client/receiver.ts'
import type { Report } from '../../src/conformance/report.ts'
import type { Handler } from '../../src/http/handler.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { TORTURE_ROWS } from '../../src/torture/rows/registry.ts'
import { runTorture } from '../../src/torture/run.ts'
import { NOON_MS } from '../support/judge-mock.ts'
import { aurora, pulse } from '../support/partners.ts'

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const clock = manualClock(NOON_MS)

function torture(partner: Partner, handler: Handler): Promise<Report> {
  return runTorture({
    partner,
    webhooks: partner.webhooks!,
    secrets: [SECRET],
    url: 'http://127.0.0.1:9/webhooks',
    rows: TORTURE_ROWS,
    send: handler,
    clock,
    seed: 1,
    version: 'test',
    replay: (id) => id,
  })
}

const reference = (partner: Partner) =>
  createReceiver({
    partner,
    store: memoryStore(),
    clock: { ...clock, sleep: () => new Promise(() => {}) },
    secrets: async () => [SECRET],
  })

const failing = (report: Report) =>
  report.checks.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)

describe('the torture of a receiver', () => {
  it('has at least 40 rows, each under an id of its own', () => {
    expect(TORTURE_ROWS.length).toBeGreaterThanOrEqual(40)
    expect(new Set(TORTURE_ROWS.map(({ id }) => id)).size).toBe(TORTURE_ROWS.length)
  })

  it.each(['aurora', 'pulse'])('the reference receiver of %s withstands it', async (name) => {
    const partner = name === 'aurora' ? await aurora() : await pulse()
    const report = await torture(partner, reference(partner))
    expect([failing(report), report.verdict]).toEqual([[], 'conforms'])
    expect(report.counts.pass).toBeGreaterThanOrEqual(name === 'aurora' ? 50 : 38)
  })

  it('every row fails for a receiver that takes everything or for one that refuses everything', async () => {
    const partner = await aurora()
    const trusting = await torture(partner, async () => new Response(null, { status: 200 }))
    const closed = await torture(partner, async () => new Response(null, { status: 401 }))
    const applicable = trusting.checks
      .filter(({ verdict }) => verdict !== 'not-applicable')
      .map(({ id }) => id)
    expect([...new Set([...failing(trusting), ...failing(closed)])].sort()).toEqual([...applicable].sort())
  })

  it('finds a receiver that verifies what it printed anew', async () => {
    const partner = await aurora()
    const receive = reference(partner)
    const report = await torture(partner, async (request) => {
      const text = await request.text()
      let body = text
      try {
        body = JSON.stringify(JSON.parse(text))
      } catch {
        // What is no JSON stays as it is.
      }
      return receive(
        new Request(request.url, {
          method: request.method,
          headers: request.headers,
          ...(request.method === 'GET' ? {} : { body }),
        }),
      )
    })
    expect(failing(report)).toEqual(
      expect.arrayContaining(['webhook/spaced-json', 'webhook/reserialised-body', 'webhook/number-spelling']),
    )
  })

  it('finds a receiver that answers 500 to what it cannot read', async () => {
    const partner = await aurora()
    const receive = reference(partner)
    const report = await torture(partner, async (request) => {
      const answer = await receive(request)
      return answer.status === 400 ? new Response(null, { status: 500 }) : answer
    })
    expect(failing(report)).toEqual(['webhook/not-json', 'webhook/broken-json'])
  })

  it('finds a receiver that never looks at the time', async () => {
    const partner = await aurora()
    const { signature, ...webhooks } = partner.webhooks!
    const patient = {
      ...partner,
      webhooks: {
        ...webhooks,
        signature: { ...signature, timestamp: { header: 'webhook-timestamp', toleranceSeconds: 1e9 } },
      },
    }
    const report = await torture(partner, reference(patient))
    expect(failing(report)).toEqual(['webhook/stale', 'webhook/years-old', 'webhook/from-the-future'])
  })
})
