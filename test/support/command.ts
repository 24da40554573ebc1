import { loadCommands } from '../../src/cli/commands.ts'
import type { Io } from '../../src/cli/io.ts'
import { runProgram } from '../../src/cli/program.ts'

export interface CommandResult {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

/** Run `terrarium` with these words, in this process, as a pipe sees it, or a terminal. */
export async function terrarium(
  words: readonly string[],
  options: {
    readonly variables?: Io['variables']
    readonly signal?: AbortSignal
    readonly onErr?: (text: string) => void
    readonly onOut?: (text: string) => void
    readonly errIsTerminal?: boolean
  } = {},
): Promise<CommandResult> {
  const { variables = {}, signal = new AbortController().signal } = options
  let out = ''
  let err = ''
  const exitCode = await runProgram(
    await loadCommands(words),
    words,
    {
      out: (text) => {
        out += text
        options.onOut?.(text)
      },
      err: (text) => {
        err += text
        options.onErr?.(text)
      },
      outIsTerminal: false,
      errIsTerminal: options.errIsTerminal ?? false,
      variables,
      signal,
      columns: 100,
    },
    'test',
  )
  return { exitCode, out, err }
}
