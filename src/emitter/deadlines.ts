import type { Clock } from '../kernel/clock.ts'

/** Many deadlines on one clock, with one sleeper for the first of them: thousands a second cost next to nothing. */
export interface Deadlines {
  /**
   * @param over - called when the time is over.
   * @returns what calls it off.
   */
  within(ms: number, over: () => void): () => void
}

interface Deadline {
  readonly atMs: number
  readonly over: () => void
}

/** Given, since without a reason the exception, stack and all, costs more than a delivery. */
const CALLED_OFF = 'called off'

/** Deadlines differ in length far less often than they are set: of one length, the first set is the first over. */
export function deadlines(clock: Clock): Deadlines {
  const byLength = new Map<number, Set<Deadline>>()
  let sleeper: { readonly untilMs: number; readonly wake: AbortController } | undefined

  const first = (): Deadline | undefined => {
    let earliest: Deadline | undefined
    for (const waiting of byLength.values()) {
      for (const deadline of waiting) {
        if (earliest === undefined || deadline.atMs < earliest.atMs) earliest = deadline
        break
      }
    }
    return earliest
  }
  const sleepUntil = (untilMs: number) => {
    if (sleeper !== undefined && sleeper.untilMs <= untilMs) return
    sleeper?.wake.abort(CALLED_OFF)
    const wake = new AbortController()
    sleeper = { untilMs, wake }
    clock.sleep(untilMs - clock.epochMs(), wake.signal).then(ring, () => {})
  }
  const ring = () => {
    sleeper = undefined
    const nowMs = clock.epochMs()
    for (const [ms, waiting] of byLength) {
      for (const deadline of waiting) {
        if (deadline.atMs > nowMs) break
        remove(ms, waiting, deadline)
        deadline.over()
      }
    }
    const next = first()
    if (next !== undefined) sleepUntil(next.atMs)
  }
  const remove = (ms: number, waiting: Set<Deadline>, deadline: Deadline) => {
    waiting.delete(deadline)
    if (waiting.size > 0 || byLength.get(ms) !== waiting) return
    byLength.delete(ms)
    if (byLength.size > 0) return
    // Nobody waits: the clock need not move on for what was called off.
    sleeper?.wake.abort(CALLED_OFF)
    sleeper = undefined
  }
  return {
    within(ms, over) {
      const deadline = { atMs: clock.epochMs() + ms, over }
      const waiting = byLength.get(ms) ?? new Set()
      byLength.set(ms, waiting)
      waiting.add(deadline)
      sleepUntil(deadline.atMs)
      return () => remove(ms, waiting, deadline)
    },
  }
}
