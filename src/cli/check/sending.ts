import type { Transport } from '../../conformance/probe.ts'
import { circuitBreaker } from '../../http/circuit-breaker.ts'
import { concurrentSend } from '../../http/concurrent-send.ts'
import { guardedSend } from '../../http/guarded-send.ts'
import type { Send } from '../../http/handler.ts'
import { inspectTls } from '../../http/inspect-tls.ts'
import { limitedSend } from '../../http/limited-send.ts'
import { resolveHost } from '../../http/resolve-host.ts'
import { HostUnreachableError, networkSend } from '../../http/send.ts'
import { systemClock } from '../../kernel/clock.ts'
import { declaredOrigins } from '../../partner/declared-urls.ts'
import type { Partner } from '../../partner/partner.ts'
import type { CheckFlags } from './flags.ts'

export interface Sending {
  readonly send: Send
  readonly transport: Transport
}

/** The ways to a partner that spare it, and on which it cannot lead us astray. */
export function sendingTo(partner: Partner, baseUrl: string, flags: CheckFlags): Sending {
  const { timeout: timeoutMs, rate: perSecond, budget, concurrency, giveUpAfter: failures, allowHost } = flags
  const clock = systemClock
  const limited = limitedSend(networkSend({ timeoutMs }), { clock, perSecond, budget })
  const send = guardedSend(circuitBreaker(concurrentSend(limited, concurrency), { clock, failures }), {
    origins: declaredOrigins(partner, baseUrl),
    allowHosts: allowHost,
    resolve: resolveHost,
  })
  return { send, transport: { inspectTls: inspectTls({ timeoutMs }), sendPlainly: limited } }
}

/**
 * Somebody answers there, whatever it is; a host that is not there at all is no partner to judge. One whose certificate
 * nobody trusts is: there are checks that say so.
 *
 * @throws HostUnreachableError, TimedOutError
 */
export async function requireAnswer(send: Send, baseUrl: string): Promise<void> {
  try {
    await send(new Request(baseUrl))
  } catch (thrown) {
    if (thrown instanceof HostUnreachableError && thrown.tls !== undefined) return
    throw thrown
  }
}
