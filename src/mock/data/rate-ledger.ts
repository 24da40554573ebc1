import type { WindowStanding } from '../../partner/rate-headers.ts'
import type { RateWindow } from '../../partner/rate-limit.ts'

/** Counts requests. A window opens with the first request after the one before is over. */
export interface RateLedger {
  /**
   * Counts one request in every window, or in none when one of them is used up.
   *
   * @param keyOf - whose requests a window counts together.
   */
  count(windows: readonly RateWindow[], keyOf: (window: RateWindow) => string, nowMs: number): RateStanding
}

/** How all windows stand after a request. */
export interface RateStanding {
  readonly windows: readonly WindowStanding[]
  /** The window that refuses the request: of several, the one that takes longest. */
  readonly usedUp?: WindowStanding
}

interface Counter {
  readonly resetAtMs: number
  used: number
}

export function createRateLedger(): RateLedger {
  const counters = new Map<string, Counter>()
  const current = (key: string, { seconds }: RateWindow, nowMs: number): Counter => {
    const known = counters.get(key)
    if (known !== undefined && known.resetAtMs > nowMs) return known
    const opened = { resetAtMs: nowMs + seconds * 1000, used: 0 }
    counters.set(key, opened)
    return opened
  }
  return {
    count(windows, keyOf, nowMs) {
      const counted = windows.map((window, index) => ({
        window,
        counter: current(`${index}/${keyOf(window)}`, window, nowMs),
      }))
      const full = counted.filter(({ window, counter }) => counter.used >= window.requests)
      if (full.length === 0) for (const { counter } of counted) counter.used += 1
      const standing = ({ window, counter }: (typeof counted)[number]): WindowStanding => ({
        window,
        remaining: Math.max(0, window.requests - counter.used),
        resetAtMs: counter.resetAtMs,
      })
      const [usedUp] = full.map(standing).sort((a, b) => b.resetAtMs - a.resetAtMs)
      return { windows: counted.map(standing), ...(usedUp !== undefined && { usedUp }) }
    },
  }
}
