import { turn } from './turn.ts'

/** The only source of time in Terrarium, so that every expiry, retry and signature is reproducible. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  epochMs(): number
  /** Resolves when this clock has moved on by `ms`; rejects with the signal's reason when aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A clock that stands still until it is told to move. */
export interface ManualClock extends Clock {
  /** Move on by `ms`, waking sleepers in the order of their deadlines, each at its own instant. */
  advance(ms: number): Promise<void>
  /** How many sleepers wait. */
  readonly sleeping: number
}

/** Whole seconds since the Unix epoch: the unit of OAuth and of Standard Webhooks. */
export function epochSeconds(clock: Clock): number {
  return Math.floor(clock.epochMs() / 1000)
}

export const systemClock: Clock = {
  epochMs: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason)
      const abort = () => {
        clearTimeout(timer)
        reject(signal?.reason)
      }
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort)
        resolve()
      }, ms)
      signal?.addEventListener('abort', abort, { once: true })
    }),
}

/** @param startMs - where it starts, in milliseconds since the Unix epoch. */
export function manualClock(startMs: number): ManualClock {
  let nowMs = startMs
  let sleepers: { readonly atMs: number; readonly wake: () => void }[] = []
  return {
    epochMs: () => nowMs,
    get sleeping() {
      return sleepers.length
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const sleeper = { atMs: nowMs + Math.max(0, ms), wake: resolve }
        sleepers = [...sleepers, sleeper].sort((a, b) => a.atMs - b.atMs)
        signal?.addEventListener(
          'abort',
          () => {
            sleepers = sleepers.filter((other) => other !== sleeper)
            reject(signal.reason)
          },
          { once: true },
        )
      })
    },
    async advance(ms) {
      const untilMs = nowMs + ms
      for (;;) {
        await settle()
        const next = sleepers[0]
        if (next === undefined || next.atMs > untilMs) break
        sleepers = sleepers.slice(1)
        nowMs = next.atMs
        next.wake()
      }
      nowMs = untilMs
      await settle()
    },
  }
}

/** Lets everything that is ready run, so that who was woken can go to sleep again before the clock moves on. */
async function settle(): Promise<void> {
  for (let times = 0; times < 10; times++) await turn()
}
