import type { Transport } from '../../conformance/probe.ts'
import { circuitBreaker } from '../../http/circuit-breaker.ts'
import { concurrentSend } from '../../http/concurrent-send.ts'
import type { Send } from '../../http/handler.ts'
import { inspectTls } from '../../http/inspect-tls.ts'
import { interruptibleSend } from '../../http/interruptible-send.ts'
import { limitedSend } from '../../http/limited-send.ts'
import { HostUnreachableError, TimedOutError } from '../../http/send.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { Adapter } from '../../partner/adapter.ts'
import type { Partner } from '../../partner/partner.ts'
import type { Target } from '../environment.ts'
import { partnerNetwork, partnerSend } from '../partner-send.ts'
import type { CheckFlags } from './flags.ts'

export interface Sending {
  readonly send: Send
  readonly transport: Transport
}

/** The ways to a partner that spare it, and on which it cannot lead us astray. */
export function sendingTo(
  partner: Partner,
  { environment: { baseUrl }, credentials }: Target,
  adapter: Adapter | undefined,
  flags: CheckFlags,
): Sending {
  const {
    timeout: timeoutMs,
    rate: perSecond,
    budget,
    concurrency,
    giveUpAfter: failures,
    allowHost: allowHosts,
  } = flags
  const clock = systemClock
  const { guard, network } = partnerNetwork(partner, { baseUrl, allowHosts, timeoutMs })
  const limited = limitedSend(network, { clock, perSecond, budget })
  // Who allows more load than the partner wants has us ask while we are told to wait.
  const longestWait = flags.allow.includes('load') ? { longestWaitMs: Number.POSITIVE_INFINITY } : {}
  const breaking = circuitBreaker(concurrentSend(limited, concurrency), { clock, failures, ...longestWait })
  const send = partnerSend({ baseUrl, guard, network: breaking }, { adapter, credentials, clock })
  return { send, transport: { inspectTls: inspectTls({ timeoutMs, guard }), sendPlainly: limited } }
}

/**
 * Somebody answers there, whatever it is; a host that is not there at all is no partner to judge. One whose certificate
 * nobody trusts is: there are checks that say so.
 *
 * @throws HostUnreachableError, TimedOutError, InterruptedError
 */
export async function requireAnswer(send: Send, baseUrl: string, signal: AbortSignal): Promise<void> {
  try {
    await interruptibleSend(send, signal)(new Request(baseUrl))
  } catch (thrown) {
    if (thrown instanceof HostUnreachableError && thrown.tls !== undefined) return
    if (thrown instanceof TimedOutError)
      throw new TimedOutError(new URL(baseUrl), thrown.timeoutMs, BEFORE_ALL_PROBES)
    throw thrown
  }
}

const BEFORE_ALL_PROBES = 'The question before all probes, whether anybody answers at the base URL,'
