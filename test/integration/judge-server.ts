import { vi } from 'vitest'
import { areaOf } from '../../src/conformance/check.ts'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { runConformance } from '../../src/conformance/run.ts'
import { networkSend } from '../../src/http/send.ts'
import type { Clock } from '../../src/kernel/clock.ts'
import type { Credentials } from '../../src/partner/credentials.ts'
import type { Partner } from '../../src/partner/partner.ts'

/** What the auth checks say of a server on a socket, by check. */
export interface Judged {
  /** What was found by those that failed or warned. */
  readonly accusing: Readonly<Record<string, string>>
  readonly passed: readonly string[]
  /** Blocked, or with an error of ours. */
  readonly unsettled: readonly string[]
}

/**
 * Run the auth checks over real sockets, those that use up grants too. The date of this process, in which the server
 * runs as well, stands still and jumps ahead where a probe waits, so that lifetimes end without waiting.
 */
export async function judgeServer(
  partner: Partner,
  baseUrl: string,
  credentials: Pick<Credentials, 'clientId' | 'clientSecret'>,
): Promise<Judged> {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const { checks } = await runConformance({
      partner,
      environmentName: 'local',
      environment: { ...partner.environments.local!, baseUrl },
      credentials: { ...credentials, webhookSecrets: [], constants: {} },
      send: networkSend(),
      clock: jumpingClock,
      seed: 20261123,
      checks: CHECKS.filter((check) => areaOf(check) === 'auth'),
      probes: PROBES,
      allow: new Set(['grant', 'write']),
      patienceMs: 86_400_000,
      replay: (id) => `terrarium check ${partner.id} --only ${id}`,
      version: 'test',
    })
    const having = (...verdicts: readonly string[]) =>
      checks.filter(({ verdict }) => verdicts.includes(verdict))
    return {
      accusing: Object.fromEntries(having('fail', 'warn').map(({ id, found }) => [id, found ?? ''])),
      passed: having('pass').map(({ id }) => id),
      unsettled: having('blocked', 'error').map(({ id, found }) => `${id}: ${found}`),
    }
  } finally {
    vi.useRealTimers()
  }
}

const jumpingClock: Clock = {
  epochMs: () => Date.now(),
  sleep: async (ms) => {
    vi.setSystemTime(Date.now() + ms)
  },
}
