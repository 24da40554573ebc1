import type { Clock } from '../kernel/clock.ts'

/** What work came to, when it had only so long. */
export type InTime<T> = { readonly inTime: true; readonly value: T } | { readonly inTime: false }

/** Waits for work, but no longer than `ms` on this clock. The signal is aborted when time is up. */
export async function withDeadline<T>(
  clock: Clock,
  ms: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<InTime<T>> {
  const overdue = new AbortController()
  const done = new AbortController()
  const timer = clock.sleep(ms, done.signal).then(
    (): InTime<T> => ({ inTime: false }),
    () => new Promise<never>(() => {}),
  )
  const working = work(overdue.signal).then((value): InTime<T> => ({ inTime: true, value }))
  try {
    const first = await Promise.race([working, timer])
    if (!first.inTime) {
      overdue.abort(new DOMException('The time allowed is over.', 'TimeoutError'))
      working.catch(() => {})
    }
    return first
  } finally {
    // With a reason, since without one the exception, stack and all, costs more than all the rest.
    done.abort('done')
  }
}
