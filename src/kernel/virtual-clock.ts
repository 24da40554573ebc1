import type { Clock } from './clock.ts'
import { turn } from './turn.ts'

/** A clock without waiting: when nothing else is left to do, it jumps to the next deadline. */
export interface VirtualClock extends Clock {
  /** Work that takes no virtual time but some real time, such as a signature: the clock waits for it. */
  work<T>(promise: Promise<T>): Promise<T>
}

/** Turns of the event loop that pass without news before the clock jumps. */
const IDLE_TURNS = 10

/** Turns that pending work is waited for. Work that itself sleeps on this clock would otherwise be waited for for ever. */
const PATIENT_TURNS = 5000

export interface VirtualClockOptions {
  /** Whether there is work that the clock cannot see, on another thread. It is waited for, however long it takes. */
  readonly isBusy?: () => boolean
}

/**
 * Retry schedules of hours and histories of months pass in milliseconds, in the order in which they would have
 * happened.
 *
 * @param startMs - where it starts, in milliseconds since the Unix epoch.
 */
export function virtualClock(startMs: number, options: VirtualClockOptions = {}): VirtualClock {
  const { isBusy = () => false } = options
  let nowMs = startMs
  /** In the order in which they are due. */
  const sleepers: Sleeper[] = []
  let working = 0
  /** How often somebody went to sleep, began or ended work. */
  let news = 0
  let running = false

  const idle = async () => {
    let patience = PATIENT_TURNS
    for (let quiet = 0, heard = news; quiet < IDLE_TURNS && patience > 0; ) {
      await turn()
      const busy = isBusy()
      if (!busy) patience -= 1
      quiet = busy || working > 0 || news !== heard ? 0 : quiet + 1
      heard = news
    }
  }

  const run = async () => {
    running = true
    while (sleepers.length > 0) {
      await idle()
      // Nothing has run since the last look: who went to sleep meanwhile is among the sleepers.
      const next = sleepers.shift()
      if (next === undefined) break
      nowMs = Math.max(nowMs, next.atMs)
      next.wake()
    }
    running = false
  }

  return {
    epochMs: () => nowMs,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1)
          reject(signal?.reason)
        }
        const wake = () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        news += 1
        const sleeper = { atMs: nowMs + Math.max(0, ms), wake }
        sleepers.splice(sleepers.findLastIndex(({ atMs }) => atMs <= sleeper.atMs) + 1, 0, sleeper)
        signal?.addEventListener('abort', leave, { once: true })
        if (!running) void run()
      })
    },
    async work(promise) {
      working += 1
      news += 1
      try {
        return await promise
      } finally {
        working -= 1
        news += 1
      }
    },
  }
}

interface Sleeper {
  readonly atMs: number
  readonly wake: () => void
}
