import { describe, expect, it } from 'vitest'
import { isCryptoPending } from '../../src/ci/pending-crypto.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import type { ProbeContext } from '../../src/conformance/probe.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { Progress, RunOptions } from '../../src/conformance/run-options.ts'
import { circuitBreaker } from '../../src/http/circuit-breaker.ts'
import type { Send } from '../../src/http/handler.ts'
import { limitedSend } from '../../src/http/limited-send.ts'
import { HostUnreachableError } from '../../src/http/send.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { NOON_MS } from '../support/judge-mock.ts'
import { aurora } from '../support/partners.ts'
import { judging, rehearse } from './rehearsal.ts'

const ask = async ({ exchange }: ProbeContext) =>
  void (await exchange(new Request('https://partner.example/')))

describe('a run that is cut off', () => {
  const because = new Error('interrupted by SIGINT')

  /** Interrupted as soon as so many checks are judged. */
  function cutOffAfter(judged: number): Pick<RunOptions, 'signal' | 'onProgress'> {
    const interrupt = new AbortController()
    let count = 0
    const onProgress = ({ kind }: Progress) => {
      if (kind === 'judged' && ++count === judged) interrupt.abort(because)
    }
    return { signal: interrupt.signal, onProgress }
  }

  it('says which checks were not tried and why, and is never taken for a whole one', async () => {
    const parts = { first: {}, second: { run: ask }, third: { run: ask }, fourth: {} }
    const { report, told } = await rehearse(parts, cutOffAfter(2))
    expect(judging(report)).toEqual({
      first: 'pass',
      second: 'pass',
      third: 'error: not tried: interrupted by SIGINT',
      fourth: 'error: not tried: interrupted by SIGINT',
    })
    expect(told).toEqual(['first', 'second', 'third'])
    expect(report).toMatchObject({
      verdict: 'could-not-run',
      interrupted: { because: 'interrupted by SIGINT', revoked: 0, left: 0 },
    })
  })

  it('is judged by what it came to', async () => {
    const { report } = await rehearse(
      { first: { run: async () => 'it is wrong' }, second: {} },
      cutOffAfter(1),
    )
    expect(report).toMatchObject({ verdict: 'does-not-conform', counts: { fail: 1, error: 1 } })
  })

  it('is cut off even when nothing was left to do', async () => {
    const { report } = await rehearse({ first: {} }, cutOffAfter(1))
    expect(report).toMatchObject({ verdict: 'could-not-run', counts: { pass: 1 } })
  })

  it('accuses nobody of what it did not wait for', async () => {
    const interrupt = new AbortController()
    const first = {
      run: async ({ clock }: ProbeContext) => {
        setTimeout(() => interrupt.abort(because))
        await clock.sleep(3_600_000).catch(() => {})
        return 'nothing came within the hour'
      },
    }
    const clock = { epochMs: () => 0, sleep: (_: number, signal?: AbortSignal) => aborted(signal!) }
    const { report } = await rehearse({ first }, { signal: interrupt.signal, clock })
    expect(judging(report).first).toBe('error: not tried: interrupted by SIGINT')
  })

  it('wakes a probe that waits', async () => {
    const interrupt = new AbortController()
    const { report, clock } = await rehearse(
      {
        first: {
          run: async (context) => {
            setTimeout(() => interrupt.abort(because))
            await context.clock.sleep(3_600_000, new AbortController().signal)
          },
        },
      },
      { signal: interrupt.signal, clock: { epochMs: () => 0, sleep: (_, signal) => aborted(signal!) } },
    )
    expect([judging(report).first, clock.epochMs()]).toEqual(['error: not tried: interrupted by SIGINT', 0])
  })

  it.each([30])('after %i requests, gives back what it was granted', async (after) => {
    const interrupt = new AbortController()
    const { report, tokens, opens } = await onMock(interrupt, after)
    expect(report.interrupted).toEqual({ because: because.message, revoked: expect.any(Number), left: 0 })
    expect(report.interrupted?.revoked).toBeGreaterThan(0)
    for (const token of tokens) expect(await opens(token), token).toBe(false)
  })

  it('does not wait for ever for a partner that does not take it back', async () => {
    const interrupt = new AbortController()
    const { report, clock } = await onMock(interrupt, 40, true)
    expect(report.interrupted).toMatchObject({ revoked: 0, left: expect.any(Number) })
    expect(report.interrupted!.left).toBeGreaterThan(0)
    expect(clock.epochMs() - NOON_MS).toBeLessThan(60_000)
  })

  /** Judge aurora's mock, interrupted after so many requests. */
  async function onMock(interrupt: AbortController, after: number, hangsAtTheEnd = false) {
    const clock = virtualClock(NOON_MS, { isBusy: isCryptoPending })
    const partner = await aurora()
    const mock = createMockPartner(partner, { clock })
    const tokens = new Set<string>()
    let count = 0
    const send: Send = async (request) => {
      if (interrupt.signal.aborted && hangsAtTheEnd) await clock.sleep(3_600_000)
      const response = await clock.work(mock.handler(request))
      const text = await response.clone().text()
      for (const [, token] of text.matchAll(/"access_token":"([^"]+)"/g)) tokens.add(token!)
      if (++count === after) interrupt.abort(because)
      return response
    }
    const report = await runConformance({
      partner,
      environmentName: 'mock',
      environment: { ...partner.environments.mock!, users: mock.users.slice(0, 2).map(({ id }) => id) },
      credentials: mock.credentials,
      send,
      clock,
      seed: 1,
      checks: CHECKS,
      probes: PROBES,
      allow: new Set(['grant', 'write']),
      signal: interrupt.signal,
      replay: (id) => id,
      version: 'test',
    })
    const opens = async (token: string) => {
      const url = `${partner.environments.mock!.baseUrl}/v1/sleep?start=2026-06-01T00:00:00Z&end=2026-06-02T00:00:00Z`
      const { status } = await mock.handler(
        new Request(url, { headers: { authorization: `Bearer ${token}` } }),
      )
      return status === 200
    }
    return { report, clock, tokens, opens }
  }
})

describe('a partner that has trouble', () => {
  it('is left alone: what was tried is told as it was, the rest as not tried', async () => {
    const clock = virtualClock(0)
    const send = circuitBreaker(async () => new Response(null, { status: 500 }), { clock, failures: 2 })
    const { report, told } = await rehearse(
      { first: { run: ask }, second: { run: ask }, third: { run: ask }, fourth: {} },
      { send },
    )
    expect(judging(report)).toEqual({
      first: 'pass',
      second: 'pass',
      third: expect.stringMatching(/^error: the probe 'third' could not finish: The partner is left alone/),
      fourth: expect.stringMatching(/^error: not tried: The partner is left alone: 2 requests in a row/),
    })
    expect(told).not.toContain('fourth')
  })

  it('is asked no more when three probes in a row met silence', async () => {
    const send: Send = async ({ url }) => {
      throw new HostUnreachableError(new URL(url), new Error('gone'))
    }
    const parts = { first: { run: ask }, second: { run: ask }, third: { run: ask }, fourth: { run: ask } }
    const { report, told } = await rehearse(parts, { send })
    expect(told).toEqual(['first', 'second', 'third'])
    expect(judging(report).fourth).toBe('error: not tried: 3 probes in a row got no answer')
  })

  it('says 429 and when to come back: the probe sees the answer that comes then', async () => {
    let count = 0
    const send: Send = async () =>
      ++count === 1 ? new Response(null, { status: 429, headers: { 'retry-after': '20' } }) : new Response()
    const statuses: number[] = []
    const first = {
      run: async ({ exchange }: ProbeContext) => {
        statuses.push((await exchange(new Request('https://partner.example/'))).response.status)
      },
    }
    const { report } = await rehearse({ first }, { send })
    expect([statuses, report.requests, report.timeline?.map(({ status }) => status)]).toEqual([
      [200],
      2,
      [429, 200],
    ])
  })

  it('has a certificate that nobody trusts: everything is blocked by the check that says so', async () => {
    const send: Send = async ({ url }) => {
      throw new HostUnreachableError(new URL(url), { code: 'CERT_HAS_EXPIRED' })
    }
    const { report } = await rehearse({ first: { run: ask }, second: { run: ask } }, { send })
    expect(report.checks.map(({ verdict, blockedBy }) => [verdict, blockedBy])).toEqual([
      ['blocked', 'transport/certificate-valid'],
      ['blocked', 'transport/certificate-valid'],
    ])
  })
})

describe('a run that is limited', () => {
  it('tells the budget as the reason for all that came after it', async () => {
    const send = limitedSend(async () => new Response(), { clock: virtualClock(0), budget: 1 })
    const { report } = await rehearse({ first: { run: ask }, second: { run: ask }, third: {} }, { send })
    expect(judging(report)).toEqual({
      first: 'pass',
      second: expect.stringContaining('the budget of 1 is spent'),
      third: expect.stringMatching(/^error: not tried: .*the budget of 1 is spent/),
    })
  })

  it('does not run one after the other what means something only at once', async () => {
    const { report } = await rehearse({ first: { atOnce: 2 } }, { concurrency: 1 })
    expect(judging(report).first).toBe(
      'not-applicable: it needs 2 requests in flight at once; allow them with --concurrency 2',
    )
    expect(judging((await rehearse({ first: { atOnce: 2 } })).report).first).toBe('pass')
  })
})

describe('what a probe opens', () => {
  it.each([
    ['finishes', async () => undefined],
    ['cannot finish', ask],
  ])('is closed when it %s', async (_, end) => {
    let open = 0
    const listen = async () => {
      open += 1
      const close = async () => {
        open -= 1
      }
      return { url: 'http://127.0.0.1:1', close }
    }
    const run = async (context: ProbeContext) => {
      await context.listen!(async () => new Response())
      await (await context.listen!(async () => new Response())).close()
      await end(context)
    }
    const send: Send = async ({ url }) => {
      throw new HostUnreachableError(new URL(url), new Error('gone'))
    }
    await rehearse({ first: { run } }, { listen, send })
    expect(open).toBe(0)
  })
})

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
}
