/**
 * Fixtures, matchers and a suite for vitest.
 *
 * @module terrarium-kit/vitest
 */

import { beforeAll, describe, expect, type TestAPI, test } from 'vitest'
import type { Check } from '../conformance/check.ts'
import { CHECKS } from '../conformance/checks/registry.ts'
import { PROBES } from '../conformance/probes/registry.ts'
import type { Report } from '../conformance/report.ts'
import { runConformance } from '../conformance/run.ts'
import type { Send } from '../http/handler.ts'
import { type VirtualClock, virtualClock } from '../kernel/virtual-clock.ts'
import type { Fault } from '../mock/fault.ts'
import type { JournalQuery } from '../mock/journal.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import type { Partner } from '../partner/partner.ts'
import { inProcessHosts } from './in-process.ts'

/** Where the clock of every isolated partner starts unless told: noon of 10 June 2026, UTC. */
const START_MS = Date.UTC(2026, 5, 10, 12)

/** A partner that nobody shares: its own world, grants, journal, clock and webhooks. */
export interface IsolatedPartner {
  readonly mock: MockPartner
  /** Jumps over every wait; token expiry and retry schedules pass in milliseconds. */
  readonly clock: VirtualClock
  /** Reaches the mock, and whatever listens, without a socket. */
  readonly send: Send
  readonly baseUrl: string
  readonly listen: ReturnType<typeof inProcessHosts>['listen']
}

export interface IsolatedPartnerOptions {
  readonly seed?: number
  readonly faults?: readonly Fault[]
  readonly startMs?: number
}

/** Make an isolated partner: what the fixture does before each test. */
export function isolatedPartner(partner: Partner, options: IsolatedPartnerOptions = {}): IsolatedPartner {
  const { seed = 1, faults = [], startMs = START_MS } = options
  const clock = virtualClock(startMs)
  const hosts = inProcessHosts(clock.work)
  const baseUrl = partner.environments.mock?.baseUrl ?? 'http://127.0.0.1:4010'
  const mock = createMockPartner(partner, { seed, clock, faults, send: hosts.send })
  hosts.add(baseUrl, mock.handler)
  return { mock, clock, send: hosts.send, baseUrl, listen: hosts.listen }
}

/**
 * `test` with a fixture `partner`: each test gets an isolated one, so that tests may run in parallel.
 *
 * @example
 * const it = partnerTest(await requirePartner('contracts/aurora/partner.yaml'))
 * it('connects', async ({ partner }) => { … })
 */
export function partnerTest(
  partner: Partner,
  options: IsolatedPartnerOptions = {},
): TestAPI<{ partner: IsolatedPartner }> {
  return test.extend<{ partner: IsolatedPartner }>({
    // vitest reads the fixture's needs from this pattern: none.
    // biome-ignore lint/correctness/noEmptyPattern: the pattern is the declaration
    partner: async ({}, use) => {
      const isolated = isolatedPartner(partner, options)
      await use(isolated)
      isolated.mock.close()
    },
  })
}

/** Judge an isolated partner by some checks, by all unless told. */
export function judge(
  { mock, clock, send, baseUrl, listen }: IsolatedPartner,
  options: { readonly seed?: number; readonly checks?: readonly Check[] } = {},
): Promise<Report> {
  const { seed = 1, checks = CHECKS } = options
  const declared = mock.partner.environments.mock
  return runConformance({
    partner: mock.partner,
    environmentName: 'mock',
    environment: {
      consent: 'automatic',
      consentParameters: { login_hint: '{user}' },
      users: [],
      ...declared,
      baseUrl,
    },
    credentials: mock.credentials,
    send,
    clock,
    seed,
    checks,
    probes: PROBES,
    allow: new Set(['grant', 'write']),
    listen,
    replay: (id) => `terrarium check contracts/${mock.partner.id}/partner.yaml --only ${id} --seed ${seed}`,
    version: 'vitest',
  })
}

/** Register every check as a test of its own, for vitest's reporters, filters and sharding. */
export function describeConformance(
  partner: Partner,
  options: IsolatedPartnerOptions & { readonly checks?: readonly Check[] } = {},
): void {
  const { checks = CHECKS } = options
  describe(`${partner.name} conforms`, () => {
    let report: Report
    beforeAll(async () => {
      report = await judge(isolatedPartner(partner, options), { checks, seed: options.seed ?? 1 })
    }, 60_000)
    for (const { id } of checks) {
      test(id, ({ skip }) => {
        const result = report.checks.find((other) => other.id === id)
        if (result === undefined) throw new Error(`${id} was not judged`)
        if (result.verdict === 'not-applicable') skip(result.found ?? undefined)
        if (result.verdict !== 'pass')
          throw new Error(`${result.verdict}: ${result.found}\n${result.remedy}\n${result.replay}`)
      })
    }
  })
}

/** For `expect.extend(terrariumMatchers)`. */
export const terrariumMatchers: {
  readonly toHaveSeen: (received: MockPartner, query: JournalQuery) => MatcherResult
  readonly toConform: (received: Report) => MatcherResult
} = {
  /** The mock has answered an exchange like this: `expect(mock).toHaveSeen({ route: 'token', status: 200 })`. */
  toHaveSeen(received, query) {
    const seen = received.journal.find(query)
    const routes = [...new Set(received.journal.exchanges.map(({ route }) => route))].join(', ') || 'nothing'
    return {
      pass: seen.length > 0,
      message: () => `expected the mock to have seen ${JSON.stringify(query)}; it has seen ${routes}`,
    }
  },
  /** The report accuses nobody: `expect(await judge(partner)).toConform()`. */
  toConform(received) {
    const wrong = received.checks.filter(
      ({ verdict }) => verdict === 'fail' || verdict === 'error' || verdict === 'blocked',
    )
    return {
      pass: received.verdict === 'conforms',
      message: () =>
        `expected it to conform:\n${wrong.map(({ id, found, replay }) => `${id}: ${found}\n  ${replay}`).join('\n')}`,
    }
  },
}

interface MatcherResult {
  readonly pass: boolean
  readonly message: () => string
}

/** The types of the matchers, for TypeScript: `interface Matchers extends TerrariumMatchers {}`. */
export interface TerrariumMatchers<R = unknown> {
  toHaveSeen(query: JournalQuery): R
  toConform(): R
}

/** Register the matchers with vitest's `expect`. */
export function extendExpect(): void {
  expect.extend(terrariumMatchers)
}
