import type { Check } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import type { CheckResult, Report } from '../../src/conformance/report.ts'
import { runConformance } from '../../src/conformance/run.ts'
import type { Handler, Send } from '../../src/http/handler.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import type { Fault } from '../../src/mock/fault.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { declaredOrigins } from '../../src/partner/declared-urls.ts'
import type { Partner } from '../../src/partner/partner.ts'
import { isCryptoPending } from './pending-crypto.ts'

/** Noon of an ordinary day: 2026-06-10, UTC. */
export const NOON_MS: number = Date.UTC(2026, 5, 10, 12)

/**
 * Run the checks against a mock in this process, in virtual time: no socket, no wait.
 *
 * @param options.checks - all of them unless told.
 * @param options.nowMs - when it is; unless told, when the faults show, or `NOON_MS`.
 * @param options.patienceMs - 15,000 (15 s) unless told.
 */
export async function judgeMock(
  partner: Partner,
  options: {
    readonly faults?: readonly Fault[]
    readonly seed?: number
    readonly checks?: readonly Check[]
    readonly patienceMs?: number
    readonly nowMs?: number
  } = {},
): Promise<Report> {
  const { faults = [], seed = 1, checks = CHECKS, patienceMs = 15_000 } = options
  const { nowMs = faults.find(({ showsAtMs }) => showsAtMs !== undefined)?.showsAtMs ?? NOON_MS } = options
  const clock = virtualClock(nowMs, { isBusy: isCryptoPending })
  const baseUrl = 'http://127.0.0.1:4010'
  const hosts = new Map<string, Handler>()
  const send: Send = (request) => {
    const handler = hosts.get(new URL(request.url).host)
    return handler === undefined
      ? Promise.reject(new Error(`nobody at ${request.url}`))
      : clock.work(handler(request))
  }
  const mock = createMockPartner(partner, {
    seed,
    clock,
    faults,
    send,
  })
  for (const origin of declaredOrigins(partner, baseUrl)) hosts.set(new URL(origin).host, mock.handler)
  let ports = 5000
  const report = await runConformance({
    partner,
    environmentName: 'mock',
    environment: {
      ...partner.environments.mock!,
      baseUrl,
      users: mock.users.slice(0, 2).map(({ id }) => id),
    },
    credentials: mock.credentials,
    send,
    clock,
    seed,
    checks,
    probes: PROBES,
    allow: new Set(['grant', 'write', 'load']),
    async listen(handler) {
      const host = `127.0.0.1:${ports++}`
      hosts.set(host, handler)
      return { url: `http://${host}/webhooks`, close: async () => void hosts.delete(host) }
    },
    patienceMs,
    replay: (id) => `terrarium check ${partner.id} --only ${id} --seed ${seed}`,
    version: 'test',
  })
  mock.close()
  return report
}

/** Checks that speak against the partner. */
export function accusing(report: Report): readonly CheckResult[] {
  return report.checks.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable')
}
