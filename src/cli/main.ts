#!/usr/bin/env node
import { COMMANDS } from './commands.ts'
import { runProgram } from './program.ts'
import { version } from './version.ts'

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(new Error(`interrupted by ${signal}`)))
}
// Who reads our output may leave early, as `head` does; that is not our failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
})

process.exitCode = await runProgram(
  COMMANDS,
  process.argv.slice(2),
  {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    variables: process.env,
    signal: interrupted.signal,
    columns: process.stdout.columns ?? 100,
  },
  version,
)
