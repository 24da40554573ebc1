import { TerrariumError } from '../kernel/errors.ts'
import type { ModelName } from '../terra/model.ts'

/** One thing in a mapping that cannot be. */
export interface MappingMistake {
  /** JSON Pointer into the mapping's tree. */
  readonly pointer: string
  /** The dotted path of the Terra field that stands there. */
  readonly target: string
  /** Where it stands in its file, counted from 1, when the caller told how to find it. */
  readonly line: number | undefined
  /** Words that continue "expected …" and "found …". */
  readonly expected: string
  readonly found: string
  /** One sentence, in the imperative. */
  readonly remedy: string
}

/** A mapping cannot be used; `mistakes` holds every reason. */
export class MappingInvalidError extends TerrariumError {
  readonly code = 'MAPPING_INVALID'
  readonly model: ModelName
  readonly mistakes: readonly MappingMistake[]

  constructor(model: ModelName, mistakes: readonly MappingMistake[]) {
    const count = mistakes.length === 1 ? 'one problem' : `${mistakes.length} problems`
    super(
      `Failed to compile the mapping to Terra's ${model}: ${count}.\n${mistakes.map(mistakeText).join('\n')}`,
      mistakes[0]?.remedy ?? 'Correct the mapping.',
    )
    this.model = model
    this.mistakes = mistakes
  }
}

/** One mistake in one line: `line 12: metadata.start_time: expected …, found …. Remedy.` */
export function mistakeText({ line, target, expected, found, remedy }: MappingMistake): string {
  const where = [line === undefined ? '' : `line ${line}: `, target === '' ? '' : `${target}: `].join('')
  return `${where}expected ${expected}, found ${found}. ${remedy}`
}
