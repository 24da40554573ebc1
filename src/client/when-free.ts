import type { Clock } from '../kernel/clock.ts'
import { TerrariumError } from '../kernel/errors.ts'
import { backoffMs } from './backoff.ts'
import type { Randomness } from './randomness.ts'

/** Another process holds the store and does not let go. */
export class StoreBusyError extends TerrariumError {
  readonly code = 'STORE_FAILED'
  readonly patienceMs: number

  constructor(patienceMs: number, cause: unknown) {
    super(
      `Failed to use the store: another process has held it for ${patienceMs} ms.`,
      'Find out what holds its file; a transaction of ours takes milliseconds.',
      { cause },
    )
    this.patienceMs = patienceMs
  }
}

export interface Patience {
  readonly clock: Clock
  readonly randomness: Pick<Randomness, 'fraction'>
  /** In milliseconds. */
  readonly patienceMs: number
}

/** A transaction of another process is over in milliseconds, unless its disk is slow. */
const FIRST_MS = 1
const MOST_MS = 50

/**
 * Does some work on a database, at once where it is free. Where another process holds it, the work is tried again a
 * little later, and between two tries the event loop belongs to everybody else: SQLite's own `busy_timeout` would hold
 * it for the whole wait.
 *
 * @param work - does nothing when it throws.
 * @throws StoreBusyError
 */
export async function whenFree<T>(work: () => T, { clock, randomness, patienceMs }: Patience): Promise<T> {
  const startedMs = clock.epochMs()
  for (let failures = 1; ; failures++) {
    try {
      return work()
    } catch (thrown) {
      if (!isBusy(thrown)) throw thrown
      if (clock.epochMs() - startedMs >= patienceMs) throw new StoreBusyError(patienceMs, thrown)
    }
    await clock.sleep(backoffMs(failures, randomness, { firstMs: FIRST_MS, maxMs: MOST_MS }))
  }
}

/** SQLITE_BUSY and its extended codes, which carry it in the lowest byte (https://sqlite.org/rescode.html). */
function isBusy(thrown: unknown): boolean {
  const { errcode } = thrown as { readonly errcode?: unknown }
  return typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY
}

const SQLITE_BUSY = 5
