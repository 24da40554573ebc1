import type { Clock } from '../kernel/clock.ts'

/** Does something again and again, whenever there may be something to do, and never twice at once. */
export interface Rounds {
  /** There may be something to do now. */
  wake(): void
  /** Something went wrong that nobody waits for: `idle` tells it. */
  fail(thrown: unknown): void
  /** Resolves when there is nothing to do and nothing to wait for. @throws the first failure. */
  idle(): Promise<void>
}

/** Timers count in 31 bits. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1

/**
 * @param round - does what can be done now; resolves with the time of the next round in milliseconds since the Unix
 * epoch, infinity where only `wake` can bring one, or `undefined` where nothing is left.
 */
export function createRounds(clock: Clock, round: () => Promise<number | undefined>): Rounds {
  const waiting = new Set<() => void>()
  const failures: unknown[] = []
  let isRunning = false
  let isWoken = false
  let wakeUp = () => {}

  const run = async () => {
    for (;;) {
      isWoken = false
      const nextMs = await round()
      if (isWoken) continue
      if (nextMs === undefined) return
      const { over, end } = pause(clock, nextMs - clock.epochMs())
      wakeUp = end
      await over
    }
  }
  const finish = () => {
    isRunning = false
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  return {
    wake() {
      isWoken = true
      wakeUp()
      if (isRunning) return
      isRunning = true
      run()
        .catch((thrown: unknown) => failures.push(thrown))
        .finally(finish)
    },
    fail(thrown) {
      failures.push(thrown)
    },
    async idle() {
      while (isRunning) await new Promise<void>((resolve) => waiting.add(resolve))
      if (failures.length > 0) throw failures.shift()
    },
  }
}

/** A span of time that may end early. */
function pause(clock: Clock, ms: number): { readonly over: Promise<void>; readonly end: () => void } {
  if (!Number.isFinite(ms)) {
    let end = () => {}
    const over = new Promise<void>((resolve) => {
      end = resolve
    })
    return { over, end }
  }
  const early = new AbortController()
  const over = clock.sleep(Math.min(Math.max(0, ms), LONGEST_SLEEP_MS), early.signal).catch(() => {})
  // With a reason, since without one the exception, stack and all, costs more than a delivery.
  return { over, end: () => early.abort('woken') }
}
