import { describe, expect, it } from 'vitest'
import { runChild } from '../../src/pact/run-child.ts'

const node = (code: string, options: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
  runChild(process.execPath, ['-e', code], { variables: { MINE: 'm' }, timeoutMs: 10_000, ...options })

describe('a program that was run', () => {
  it('tells how it ended and what it said, and knows no variable but those that it was given', async () => {
    const code = 'console.log(Object.keys(process.env).join()); console.error("é"); process.exitCode = 7'
    expect(await node(code)).toEqual({ exitCode: 7, out: 'MINE\n', err: 'é\n', ended: 'itself' })
  })

  it('is killed when its time is over, and what it said until then is kept', async () => {
    const result = await node('console.log("here"); setInterval(() => {}, 1000)', { timeoutMs: 500 })
    expect(result).toEqual({ exitCode: undefined, out: 'here\n', err: '', ended: 'timed-out' })
  })

  it('throws when it is interrupted, before its start as well', async () => {
    const stop = new AbortController()
    const running = node('setInterval(() => {}, 1000)', { signal: stop.signal, timeoutMs: 600_000 })
    stop.abort(new Error('interrupted by SIGINT'))
    await expect(running).rejects.toMatchObject({ code: 'INTERRUPTED' })
    await expect(node('', { signal: stop.signal })).rejects.toMatchObject({ code: 'INTERRUPTED' })
  })

  it('may not be there at all', async () => {
    expect(await runChild('/nowhere/at-all', [], { variables: {}, timeoutMs: 1000 })).toEqual({
      exitCode: undefined,
      out: '',
      err: '',
      ended: 'not-started',
    })
  })
})
