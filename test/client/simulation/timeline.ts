import type { Clock } from '../../../src/kernel/clock.ts'

/** Time that passes only when nothing is left to do: an hour of waiting takes no time at all. */
export interface Timeline {
  /** Milliseconds since the start; never goes back. */
  readonly nowMs: number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Lets time pass until the given instant. */
  runTo(ms: number): Promise<void>
  /** A clock on this timeline that somebody may set: its waiting is not affected, as with real timers. */
  clock(): Clock & { set(byMs: number): void }
}

interface Sleeper {
  readonly atMs: number
  readonly wake: () => void
}

export function timeline(startMs: number): Timeline {
  let nowMs = startMs
  const sleepers = new Set<Sleeper>()
  const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const sleeper = { atMs: nowMs + Math.max(0, ms), wake: resolve }
      sleepers.add(sleeper)
      signal?.addEventListener('abort', () => {
        sleepers.delete(sleeper)
        reject(signal.reason)
      })
    })
  return {
    get nowMs() {
      return nowMs
    },
    sleep,
    async runTo(untilMs) {
      for (;;) {
        await everythingElse()
        let next: Sleeper | undefined
        for (const sleeper of sleepers) if (next === undefined || sleeper.atMs < next.atMs) next = sleeper
        if (next === undefined || next.atMs > untilMs) break
        sleepers.delete(next)
        nowMs = next.atMs
        next.wake()
      }
      nowMs = untilMs
    },
    clock() {
      let offMs = 0
      return {
        epochMs: () => nowMs + offMs,
        sleep,
        set: (byMs) => {
          offMs += byMs
        },
      }
    },
  }
}

/** One turn of the event loop: all promises that can go on have gone on. */
function everythingElse(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
