import type { Command } from './command.ts'
import { check } from './commands/check.ts'
import { connect } from './commands/connect.ts'
import { emit } from './commands/emit.ts'
import { explain } from './commands/explain.ts'
import { generate } from './commands/generate.ts'
import { lint } from './commands/lint.ts'
import { listen } from './commands/listen.ts'
import { map } from './commands/map.ts'
import { mock } from './commands/mock.ts'
import { pull } from './commands/pull.ts'
import { sign } from './commands/sign.ts'
import { story } from './commands/story.ts'
import { verify } from './commands/verify.ts'

/** Every command, in the order of the help. */
export const COMMANDS: readonly Command[] = [
  lint,
  mock,
  connect,
  check,
  explain,
  pull,
  emit,
  listen,
  sign,
  verify,
  generate,
  map,
  story,
]
