import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { descriptorFile } from '../support/partners.ts'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname

/** Runs a command whose reader leaves: at once, or with the first of the output. */
async function readBy(leaves: 'at once' | 'soon', words: readonly string[]) {
  const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'] })
  const err = text(child.stderr)
  if (leaves === 'soon') await once(child.stdout, 'data')
  child.stdout.destroy()
  const [exitCode] = await once(child, 'exit')
  return { exitCode, err: await err }
}

describe('a reader that leaves', () => {
  it('ends what would go on', async () => {
    const words = ['generate', descriptorFile('aurora'), 'sleep', '-n', '1000000']
    expect(await readBy('soon', words)).toEqual({ exitCode: 0, err: '' })
  })

  it('does not change a verdict', async () => {
    expect(await readBy('at once', ['lint', 'none-such.yaml'])).toEqual({ exitCode: 2, err: '' })
  })
})

// Linux has a file that is always full; elsewhere a full disk would have to be made.
describe.runIf(existsSync('/dev/full'))('a full disk', () => {
  async function onFullDisk(stream: 'stdout' | 'stderr', words: readonly string[]) {
    const full = openSync('/dev/full', 'w')
    const stdio =
      stream === 'stdout' ? (['ignore', full, 'pipe'] as const) : (['ignore', 'ignore', full] as const)
    const child = spawn(process.execPath, [main, ...words], { stdio: [...stdio] })
    closeSync(full)
    const err = child.stderr === null ? '' : text(child.stderr)
    const [exitCode] = await once(child, 'exit')
    return { exitCode, err: await err }
  }

  it('below standard output is told: exit 2, and what to do', async () => {
    expect(await onFullDisk('stdout', ['explain'])).toEqual({
      exitCode: 2,
      err: 'Failed to write to standard output: the disk is full.\nSend it to where there is room for it.\n',
    })
  })

  it('below standard error does not change the exit code', async () => {
    expect((await onFullDisk('stderr', ['lintt'])).exitCode).toBe(2)
  })
})
