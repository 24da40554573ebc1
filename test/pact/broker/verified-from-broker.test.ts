import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../../src/http/serve.ts'
import { Secret } from '../../../src/pact/broker/secret.ts'
import { verifiedFromBroker } from '../../../src/pact/broker/verified-from-broker.ts'
import type { BrokerSource } from '../../../src/pact/verify-options.ts'
import { brokerBench } from '../support/broker-bench.ts'
import { refusal } from '../support/broker-double.ts'
import { pactText } from '../support/pact-text.ts'

const bench = brokerBench()
const RESULTS = 'POST /pacts/provider/aurora/consumer/terra/pact-version'

/** What the provider answers with. */
let body: unknown
let provider: Served
beforeAll(async () => {
  provider = await serve(async () => Response.json(body))
})
afterAll(() => provider.close())

/** terra 1, of branch main, has a pact with aurora, and the provider honours it. */
beforeEach(() => {
  body = { ok: true }
  bench.broker.shelf.publish('terra', '1', 'aurora', JSON.parse(pactText()))
  bench.broker.shelf.version('terra', '1')!.branch = 'main'
})

function verify(source: Partial<BrokerSource> = {}, brokerTimeoutMs = 10_000) {
  return verifiedFromBroker(
    { name: 'aurora', baseUrl: provider.url },
    {
      kind: 'broker',
      settings: { url: bench.broker.url, auth: { kind: 'none' } },
      selectors: [],
      enablePending: false,
      ...source,
    },
    { variables: { PACT_BROKER_HTTP_RETRIES: '0' }, timeoutMs: 20_000, brokerTimeoutMs },
  )
}

const PUBLISH = { publish: { providerVersion: '7', tags: ['beta', 'eu'], buildUrl: 'https://ci.example/7' } }

/** What the verifier asked the broker for. */
function asked(): unknown {
  const request = bench.broker.seen.find(
    ({ method, path }) => method === 'POST' && path.endsWith('for-verification'),
  )
  return JSON.parse(request?.body ?? '')
}

describe('pacts that a broker chooses, verified by the official verifier', () => {
  it('pass, and nothing is published unless asked', async () => {
    expect(await verify()).toEqual({
      passed: true,
      results: [{ description: 'asks whether it is well', passed: true }],
      failures: [],
      pendingFailures: [],
      notices: [expect.stringContaining('it fits a selector')],
      publication: { kind: 'not-asked' },
    })
    expect(bench.broker.shelf.results).toEqual([])
  })

  it('fail where the provider breaks one, and say where', async () => {
    body = { fine: true }
    const { passed, failures } = await verify()
    expect([passed, failures]).toEqual([
      false,
      [
        {
          interaction: expect.stringContaining('asks whether it is well'),
          reasons: [expect.stringMatching(/^\$: .*missing.* ok/)],
        },
      ],
    ])
  })

  it('are those of each main branch unless told', async () => {
    await verify()
    expect(asked()).toEqual({ consumerVersionSelectors: [{ mainBranch: true }], includePendingStatus: false })
  })

  it('are those that selectors name', async () => {
    const selectors = [
      { branch: 'feat', fallbackBranch: 'main' },
      { deployedOrReleased: true, consumer: 'terra' },
    ]
    const { passed, failures } = await verify({ selectors })
    expect(asked()).toMatchObject({ consumerVersionSelectors: selectors })
    // Nothing was verified, and that is no success.
    expect([passed, failures[0]?.reasons]).toEqual([
      false,
      [expect.stringContaining("No pacts found for provider 'aurora'")],
    ])
  })

  it('may fail without consequence while they are pending', async () => {
    body = { fine: true }
    const pending = { enablePending: true, providerBranch: 'main' }
    const first = await verify(pending)
    expect(asked()).toMatchObject({ includePendingStatus: true, providerVersionBranch: 'main' })
    expect([first.passed, first.failures, first.pendingFailures.length]).toEqual([true, [], 1])
    const [pact] = bench.broker.shelf.version('terra', '1')!.pacts.values()
    bench.broker.shelf.results.push({
      sha: pact!.sha,
      provider: 'aurora',
      version: '6',
      success: true,
      testResults: [],
    })
    const second = await verify(pending)
    expect([second.passed, second.failures.length, second.pendingFailures]).toEqual([false, 1, []])
  })

  it('include work in progress since a day', async () => {
    body = { fine: true }
    bench.broker.shelf.version('terra', '1')!.branch = 'feat'
    const { passed, pendingFailures } = await verify({
      enablePending: true,
      providerBranch: 'main',
      includeWipPactsSince: '2026-01-31',
    })
    expect(asked()).toMatchObject({ includeWipPactsSince: '2026-01-31' })
    expect([passed, pendingFailures.length]).toEqual([true, 1])
  })
})

describe('results of a verification', () => {
  it.each([true, false])('are published with version, branch, tags and build URL: %s', async (success) => {
    if (!success) body = { fine: true }
    const { passed, publication } = await verify({ ...PUBLISH, providerBranch: 'main' })
    expect([passed, publication]).toEqual([success, { kind: 'published' }])
    expect(bench.broker.shelf.results).toMatchObject([
      { provider: 'aurora', version: '7', success, buildUrl: 'https://ci.example/7' },
    ])
    expect(bench.broker.shelf.version('aurora', '7')).toMatchObject({ branch: 'main', tags: ['beta', 'eu'] })
  })

  it.each([
    ['refuses us', refusal, { code: 'BROKER_REFUSED', message: expect.stringContaining('401') }],
    [
      'does not take them',
      () => Response.json({ errors: { success: ['must be true'] } }, { status: 400 }),
      { code: 'BROKER_REFUSED', message: expect.stringContaining('success: must be true') },
    ],
    [
      'is broken',
      () => new Response('', { status: 503 }),
      { code: 'BROKER_UNAVAILABLE', message: expect.stringContaining('503') },
    ],
    [
      'answers HTML',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      { code: 'BROKER_UNAVAILABLE', message: expect.stringContaining('No Pact Broker is at') },
    ],
  ])(
    'are not taken for published where the broker %s, though the verifier exits 0',
    async (_, answer, error) => {
      bench.broker.instead(RESULTS, answer)
      const { passed, publication } = await verify(PUBLISH)
      expect([passed, publication]).toEqual([true, { kind: 'failed', error: expect.objectContaining(error) }])
    },
  )

  it('are not taken for published where those of one pact among several are refused', async () => {
    bench.broker.shelf.publish('other', '1', 'aurora', JSON.parse(pactText({ consumer: 'other' })))
    bench.broker.shelf.version('other', '1')!.branch = 'main'
    bench.broker.instead(RESULTS, refusal)
    const { passed, results, publication } = await verify(PUBLISH)
    expect([passed, results.length, publication.kind]).toEqual([true, 2, 'failed'])
    expect(bench.broker.shelf.results.length).toBe(1)
  })
})

describe('a broker whose pacts cannot be had', () => {
  it('refuses our token', async () => {
    bench.broker.expects = { token: 'right' }
    const settings = { url: bench.broker.url, auth: { kind: 'token' as const, token: new Secret('hunter2') } }
    await expect(verify({ settings })).rejects.toMatchObject({ code: 'BROKER_REFUSED', status: 401 })
  })

  it('answers HTML', async () => {
    bench.broker.instead('GET /', () => new Response('<html>', { headers: { 'content-type': 'text/html' } }))
    await expect(verify()).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE', reason: 'not-a-broker' })
  })

  it.each([
    ['at its start page', 'GET /'],
    ['when pacts are chosen', 'POST /pacts/provider/aurora/for-verification'],
    ['when a pact is fetched', 'GET /pacts/provider/aurora/consumer'],
    ['when the branch of the provider is told', 'PUT /pacticipants/aurora/branches'],
    ['when results are published', RESULTS],
  ])('leaves the verifier waiting %s', async (_, start) => {
    bench.broker.instead(start, () => new Promise<Response>(() => {}))
    const trouble = {
      code: 'BROKER_UNAVAILABLE',
      reason: 'timed-out',
      message: expect.stringContaining('200 ms'),
    }
    await expect(verify({ ...PUBLISH, providerBranch: 'main' }, 200)).rejects.toMatchObject(trouble)
  })
})
