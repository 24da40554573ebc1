import type { Clock } from '../../kernel/clock.ts'
import type { Window } from './query.ts'

/** What users have been asked to be sent, and what is still to be done about it. */
export interface Deferrals {
  /** The windows that were asked for before. */
  asked(about: string): readonly Window[]
  add(about: string, window: Window): void
  /** Does something later, unless the mock is closed before. */
  later(ms: number, work: () => Promise<unknown>): void
  close(): void
}

export function createDeferrals(clock: Clock): Deferrals {
  const windows = new Map<string, Window[]>()
  const closing = new AbortController()
  return {
    asked: (about) => windows.get(about) ?? [],
    add: (about, window) => void windows.set(about, [...(windows.get(about) ?? []), window]),
    later: (ms, work) => void clock.sleep(ms, closing.signal).then(work, () => {}),
    close: () => closing.abort(),
  }
}
