import { type Clock, systemClock } from './clock.ts'
import { turn } from './turn.ts'

/** A clock that runs as its base does, and that can be moved on and held. It never goes back. */
export interface AdjustableClock extends Clock {
  /** Whether it stands still until it is moved on or let go. */
  readonly frozen: boolean
  /** How far it is ahead of its base, in milliseconds; below zero when it was held for long. */
  readonly aheadMs: number
  /**
   * Move on by `ms`, waking sleepers in the order of their deadlines, each at its own instant. Work is waited for before
   * each step, so that a retry is over before the next one is due.
   */
  advance(ms: number): Promise<void>
  freeze(): void
  /** Runs again, from where it stands. */
  resume(): void
  /** Work that takes no time of this clock, such as a request over a socket: `advance` waits for it. */
  work<T>(promise: Promise<T>): Promise<T>
}

export interface AdjustableClockOptions {
  /** Real time unless told. */
  readonly base?: Clock
  /** Where it starts, in milliseconds since the Unix epoch; at its base unless told. */
  readonly startMs?: number
  /** How long `advance` waits for work before each step, in the base's time; 1000 ms unless told. */
  readonly patienceMs?: number
}

interface Sleeper {
  readonly atMs: number
  readonly wake: () => void
}

/** Timers count in 31 bits. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1

/** Turns of the event loop in which who was woken may go to sleep again. */
const SETTLING_TURNS = 10

/** Real time plus an offset: retries, expiries and whole months pass at once where a person or a test wants them to. */
export function adjustableClock(options: AdjustableClockOptions = {}): AdjustableClock {
  const { base = systemClock, startMs = base.epochMs(), patienceMs = 1000 } = options
  let aheadMs = startMs - base.epochMs()
  let heldMs: number | undefined
  let frozen = false
  let sleepers: readonly Sleeper[] = []
  let alarm = new AbortController()
  let moves = Promise.resolve()
  const working = new Set<Promise<unknown>>()

  const nowMs = () => heldMs ?? base.epochMs() + aheadMs
  const hold = () => {
    heldMs = nowMs()
  }
  const letGo = () => {
    if (heldMs !== undefined) aheadMs = heldMs - base.epochMs()
    heldMs = undefined
  }
  const wakeFirst = () => {
    const [first] = sleepers
    sleepers = sleepers.slice(1)
    first?.wake()
  }
  const setAlarm = () => {
    alarm.abort()
    const [next] = sleepers
    if (heldMs !== undefined || next === undefined) return
    alarm = new AbortController()
    const waitMs = Math.min(Math.max(0, next.atMs - nowMs()), LONGEST_SLEEP_MS)
    base.sleep(waitMs, alarm.signal).then(ring, () => {})
  }
  const ring = () => {
    while (heldMs === undefined && (sleepers[0]?.atMs ?? Number.POSITIVE_INFINITY) <= nowMs()) wakeFirst()
    setAlarm()
  }
  const settle = async () => {
    await turns()
    while (working.size > 0) {
      const waitedFor = [...working]
      const patience = new AbortController()
      const enough = base.sleep(patienceMs, patience.signal).catch(() => {})
      await Promise.race([enough, Promise.allSettled(waitedFor)])
      patience.abort()
      // What was waited for once in vain is not waited for again.
      for (const promise of waitedFor) working.delete(promise)
      await turns()
    }
  }
  const move = async (ms: number) => {
    hold()
    const untilMs = nowMs() + ms
    for (;;) {
      await settle()
      const [next] = sleepers
      if (next === undefined || next.atMs > untilMs) break
      heldMs = Math.max(nowMs(), next.atMs)
      wakeFirst()
    }
    heldMs = untilMs
    if (!frozen) letGo()
    setAlarm()
  }

  return {
    get frozen() {
      return frozen
    },
    get aheadMs() {
      return nowMs() - base.epochMs()
    },
    epochMs: nowMs,
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          sleepers = sleepers.filter((other) => other !== sleeper)
          setAlarm()
          reject(signal?.reason)
        }
        const wake = () => {
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const sleeper: Sleeper = { atMs: nowMs() + Math.max(0, ms), wake }
        sleepers = [...sleepers, sleeper].sort((a, b) => a.atMs - b.atMs)
        signal?.addEventListener('abort', leave, { once: true })
        setAlarm()
      })
    },
    advance(ms) {
      moves = moves.then(() => move(ms))
      return moves
    },
    freeze() {
      frozen = true
      hold()
      setAlarm()
    },
    resume() {
      frozen = false
      letGo()
      setAlarm()
    },
    async work(promise) {
      working.add(promise)
      try {
        return await promise
      } finally {
        working.delete(promise)
      }
    },
  }
}

async function turns(): Promise<void> {
  for (let times = 0; times < SETTLING_TURNS; times++) await turn()
}
