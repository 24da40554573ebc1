import type { AdjustableClock } from '../kernel/adjustable-clock.ts'

/** How the mock's clock stands. */
export interface ClockView {
  /** ISO 8601, UTC. */
  readonly now: string
  readonly epochMs: number
  readonly frozen: boolean
  /** How far it is ahead of real time. */
  readonly aheadSeconds: number
}

export function clockView(clock: AdjustableClock): ClockView {
  const epochMs = clock.epochMs()
  return {
    now: isoTime(epochMs),
    epochMs,
    frozen: clock.frozen,
    aheadSeconds: Math.round(clock.aheadMs / 1000),
  }
}

/** An instant as every answer writes it: ISO 8601, UTC. */
export function isoTime(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
