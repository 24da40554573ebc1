#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { quietTypeStripping } from './quiet-warning.ts'

// A third of the time that a command takes to start is compiling what did not change since the last one.
enableCompileCache()
quietTypeStripping()

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interrupted.abort(new Error(`interrupted by ${signal}`)))
}
process.stdout.once('error', (error: NodeJS.ErrnoException) => {
  process.stdout.on('error', () => {})
  // Who reads our output may leave early, as `head` does: no more is wanted, and the exit code still tells the verdict.
  if (error.code === 'EPIPE') return interrupted.abort(new Error('interrupted: nobody reads its output'))
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.message
  process.stderr.write(
    `Failed to write to standard output: ${reason}.\nSend it to where there is room for it.\n`,
  )
  process.exit(2)
})
// There is nobody left to tell.
process.stderr.on('error', () => {})

const [{ loadCommands }, { runProgram }, { version }, { parentGone }, { systemClock }] = await Promise.all([
  import('./commands.ts'),
  import('./program.ts'),
  import('./version.ts'),
  import('./parent-gone.ts'),
  import('../kernel/clock.ts'),
])
const done = new AbortController()
const watched = {
  variables: process.env,
  parentId: () => process.ppid,
  clock: systemClock,
  signal: done.signal,
}
parentGone(watched).then(
  () => interrupted.abort(new Error('interrupted: npx, which started it, has ended')),
  () => {},
)
const words = process.argv.slice(2)

process.exitCode = await runProgram(
  await loadCommands(words),
  words,
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
done.abort()
