import type { Command } from './command.ts'
import { check } from './commands/check.ts'
import { explain } from './commands/explain.ts'
import { lint } from './commands/lint.ts'
import { mock } from './commands/mock.ts'
import { story } from './commands/story.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [lint, mock, check, explain, story]
