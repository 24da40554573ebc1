import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parentGone } from '../../src/cli/parent-gone.ts'
import { networkSend } from '../../src/http/send.ts'
import { manualClock } from '../../src/kernel/clock.ts'
import { descriptorFile } from '../support/partners.ts'

const main = new URL('../../src/cli/main.ts', import.meta.url).pathname

it('a mock that npx has started ends with it, though only the shell between them is told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-npx-'))
  const readyFile = join(folder, 'ready.json')
  const words = [
    process.execPath,
    main,
    'mock',
    descriptorFile('aurora'),
    '--port',
    '0',
    '--ready-file',
    readyFile,
  ]
  const shell = spawn('sh', ['-c', `${words.map((word) => `'${word}'`).join(' ')}; true`], {
    env: { ...process.env, npm_command: 'exec' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  while (!existsSync(readyFile)) await new Promise((resolve) => setTimeout(resolve, 20))
  const { pid, url } = JSON.parse(readFileSync(readyFile, 'utf8')) as {
    readonly pid: number
    readonly url: string
  }
  expect(pid).not.toBe(shell.pid)
  shell.stdout.resume()
  shell.kill()
  // The mock has the other end of the pipe: it is closed when the last of both has ended.
  await once(shell.stdout, 'end')
  await expect(networkSend()(new Request(url))).rejects.toMatchObject({ code: 'HOST_UNREACHABLE' })
  rmSync(folder, { recursive: true })
})

it('nobody else is watched', async () => {
  const clock = manualClock(0)
  let parent = 1
  let gone = 0
  const watch = (variables: Record<string, string>) =>
    void parentGone({ variables, parentId: () => parent, clock, signal: new AbortController().signal }).then(
      () => gone++,
    )
  watch({})
  watch({ npm_command: 'run-script' })
  watch({ npm_command: 'exec' })
  await clock.advance(1000)
  expect([gone, clock.sleeping]).toEqual([0, 1])
  parent = 2
  await clock.advance(1000)
  expect([gone, clock.sleeping]).toEqual([1, 0])
})
