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
  /** `busy` in a round, `expecting` between two, `done` when nothing is left. */
  let state: 'busy' | 'expecting' | 'done' = 'done'
  let isWoken = false
  let alarm: AbortController | undefined

  const run = async () => {
    state = 'busy'
    // With a reason, since without one the exception, stack and all, costs more than a delivery.
    alarm?.abort('woken')
    alarm = undefined
    let nextMs: number | undefined
    do {
      isWoken = false
      try {
        nextMs = await round()
      } catch (thrown) {
        failures.push(thrown)
        nextMs = undefined
      }
    } while (isWoken)
    if (nextMs === undefined) return finish()
    state = 'expecting'
    if (Number.isFinite(nextMs)) sleepUntil(nextMs)
  }
  const sleepUntil = (atMs: number) => {
    const set = new AbortController()
    alarm = set
    const ms = Math.min(Math.max(0, atMs - clock.epochMs()), LONGEST_SLEEP_MS)
    clock.sleep(ms, set.signal).then(
      () => {
        if (alarm === set) void run()
      },
      () => {},
    )
  }
  const finish = () => {
    state = 'done'
    for (const resolve of waiting) resolve()
    waiting.clear()
  }
  return {
    wake() {
      isWoken = true
      if (state !== 'busy') void run()
    },
    fail(thrown) {
      failures.push(thrown)
    },
    async idle() {
      while (state !== 'done') await new Promise<void>((resolve) => waiting.add(resolve))
      if (failures.length > 0) throw failures.shift()
    },
  }
}
