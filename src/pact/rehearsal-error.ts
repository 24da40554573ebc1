import { UsageError } from '../kernel/errors.ts'

/** The reference client does not understand what the descriptor says that the partner answers or sends. */
export class RehearsalFailedError extends UsageError {
  /** The interaction or event at which it stopped. */
  readonly step: string

  constructor(step: string, reason: string) {
    super(
      `Failed to record '${step}': ${reason}.`,
      'Run terrarium lint on the descriptor, and compare what it says there with what the partner answers.',
    )
    this.step = step
  }
}
