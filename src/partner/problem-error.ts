import { TerrariumError } from '../kernel/errors.ts'
import type { Problem } from './problem.ts'
import { problemText } from './problem-text.ts'

/** A descriptor cannot be used; `problems` holds every reason. */
export class DescriptorInvalidError extends TerrariumError {
  readonly code = 'DESCRIPTOR_INVALID'
  readonly file: string
  readonly problems: readonly Problem[]

  constructor(file: string, problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`
    super(
      `Failed to load ${file}: ${count}.\n${problems.map(problemText).join('\n')}`,
      `Correct ${file}, then run terrarium lint on it.`,
    )
    this.file = file
    this.problems = problems
  }
}
