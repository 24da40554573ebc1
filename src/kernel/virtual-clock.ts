import { type Clock, manualClock } from './clock.ts'
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
  const clock = manualClock(startMs)
  const deadlines = new Set<{ readonly atMs: number }>()
  let working = 0
  let running = false

  const run = async () => {
    running = true
    while (deadlines.size > 0) {
      await idle(() => working > 0, isBusy)
      const next = Math.min(...[...deadlines].map(({ atMs }) => atMs))
      if (Number.isFinite(next)) await clock.advance(Math.max(0, next - clock.epochMs()))
    }
    running = false
  }

  return {
    epochMs: clock.epochMs,
    async sleep(ms, signal) {
      const deadline = { atMs: clock.epochMs() + Math.max(0, ms) }
      deadlines.add(deadline)
      const asleep = clock.sleep(ms, signal).finally(() => deadlines.delete(deadline))
      if (!running) void run()
      return asleep
    },
    async work(promise) {
      working += 1
      try {
        return await promise
      } finally {
        working -= 1
      }
    },
  }
}

async function idle(isWorking: () => boolean, isBusy: () => boolean): Promise<void> {
  let quiet = 0
  let patience = PATIENT_TURNS
  while (quiet < IDLE_TURNS && patience > 0) {
    const busy = isBusy()
    if (!busy) patience -= 1
    quiet = busy || isWorking() ? 0 : quiet + 1
    await turn()
  }
}
