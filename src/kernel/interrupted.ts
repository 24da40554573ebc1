import type { Clock } from './clock.ts'
import { messageOf, TerrariumError } from './errors.ts'

/** Somebody wants us to stop: Ctrl-C, SIGTERM, a job that was cancelled. */
export class InterruptedError extends TerrariumError {
  readonly code = 'INTERRUPTED'

  /** @param reason - of the signal that was aborted. */
  constructor(reason: unknown) {
    super(messageOf(reason), 'Run it again; a run of check goes on where it stopped with --resume.')
  }
}

/** The clock, whose sleepers are woken by the signal: they throw InterruptedError. */
export function interruptibleClock(clock: Clock, interrupt: AbortSignal): Clock {
  return {
    epochMs: () => clock.epochMs(),
    async sleep(ms, signal) {
      try {
        await clock.sleep(ms, signal === undefined ? interrupt : AbortSignal.any([interrupt, signal]))
      } catch (thrown) {
        throw interrupt.aborted ? new InterruptedError(interrupt.reason) : thrown
      }
    },
  }
}
