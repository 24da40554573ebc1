import type { EndpointLimits } from './emitter-types.ts'

/** What an emitter knows of each URL: whether it may be called now. */
export interface EndpointGates {
  /** URLs that may not be called now. */
  busyUrls(nowMs: number): ReadonlySet<string>
  /** When the first of those opens that time alone opens; infinity where none does. */
  opensAtMs(nowMs: number): number
  started(url: string, nowMs: number): void
  ended(url: string, nowMs: number, acknowledged: boolean): void
}

interface Gate {
  underWay: number
  /** The rate allows no attempt before. */
  nextAtMs: number
  /** Failures since the last success. */
  failures: number
  /** The circuit is open until then; afterwards one attempt finds out. */
  openUntilMs: number
}

/**
 * A URL is busy while as many attempts are under way as it may take, while its rate is used up, and while its circuit is
 * open: after so many failures in a row nothing is sent for a while, and then one attempt decides.
 */
export function endpointGates(limits: EndpointLimits = {}): EndpointGates {
  const { concurrency = 1, perSecond = Number.POSITIVE_INFINITY, breaker } = limits
  const gates = new Map<string, Gate>()
  const gateOf = (url: string): Gate => {
    const gate = gates.get(url) ?? { underWay: 0, nextAtMs: 0, failures: 0, openUntilMs: 0 }
    gates.set(url, gate)
    return gate
  }
  const isTripped = ({ failures }: Gate) => breaker !== undefined && failures >= breaker.failures
  const opensAtMs = (gate: Gate) => Math.max(gate.nextAtMs, isTripped(gate) ? gate.openUntilMs : 0)
  const isFull = (gate: Gate) => gate.underWay >= (isTripped(gate) ? 1 : concurrency)
  return {
    busyUrls(nowMs) {
      const busy = new Set<string>()
      for (const [url, gate] of gates) if (isFull(gate) || opensAtMs(gate) > nowMs) busy.add(url)
      return busy
    },
    opensAtMs(nowMs) {
      let first = Number.POSITIVE_INFINITY
      for (const gate of gates.values()) {
        const atMs = isFull(gate) ? nowMs : opensAtMs(gate)
        if (atMs > nowMs && atMs < first) first = atMs
      }
      return first
    },
    started(url, nowMs) {
      const gate = gateOf(url)
      gate.underWay += 1
      gate.nextAtMs = Math.max(gate.nextAtMs, nowMs) + 1000 / perSecond
    },
    ended(url, nowMs, acknowledged) {
      const gate = gateOf(url)
      gate.underWay -= 1
      gate.failures = acknowledged ? 0 : gate.failures + 1
      if (isTripped(gate)) gate.openUntilMs = nowMs + (breaker?.openSeconds ?? 0) * 1000
      if (gate.underWay === 0 && gate.failures === 0 && gate.nextAtMs <= nowMs) gates.delete(url)
    },
  }
}
