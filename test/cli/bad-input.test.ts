import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from '../../src/http/serve.ts'
import { terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-bad-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const STACK = /\n\s+at .+:\d+:\d+|TypeError|ReferenceError|undefined/

describe('a descriptor that cannot be', () => {
  it.each([
    ['is empty', 'empty.yaml', '', /empty\.yaml:1:1/],
    ['is a list', 'list.yaml', '- a\n- b\n', /list\.yaml:1:1 .*(list|array|sequence)/i],
    ['is indented by tabs', 'tabs.yaml', 'id: x\nauth:\n\tkind: oauth2\n', /tabs\.yaml:3:1.*tab/i],
    [
      'has an unknown key',
      'unknown.yaml',
      'id: x\nname: X\nenvironment: {}\n',
      /unknown\.yaml:3:1 .*environments/,
    ],
  ])('%s: exit 2, file, line and what to do', async (_, name, text, expected) => {
    const { exitCode, err, out } = await terrarium(['check', file(name, text)])
    expect(exitCode).toBe(2)
    expect(err).toMatch(expected)
    expect(err).not.toMatch(STACK)
    expect(out).toBe('')
  })

  it('does not exist: exit 2 and its name', async () => {
    const { exitCode, out } = await terrarium(['lint', join(folder, 'nowhere.yaml')])
    expect([exitCode, out]).toEqual([2, expect.stringContaining('nowhere.yaml')])
  })
})

describe('a call that is wrong', () => {
  const aurora = descriptorFile('aurora')
  it.each([
    ['an unknown command', ['chekc', aurora], /chekc.*\n.*check/],
    ['an unknown flag', ['check', aurora, '--basurl', 'x'], /--basurl[\s\S]*--base-url/],
    ['no descriptor', ['check'], /partner/],
    ['an unknown environment', ['check', aurora, '--env', 'stagign'], /stagign[\s\S]*--env staging/],
    ['a secret that is not set', ['check', aurora, '--env', 'staging'], /AURORA_CLIENT_ID/],
    [
      'a base URL without a scheme',
      ['check', aurora, '--base-url', 'localhost:4010'],
      /localhost:4010[\s\S]*scheme/,
    ],
    ['a seed that is no number', ['check', aurora, '--seed', 'banana'], /whole number/],
    ['a port out of range', ['mock', aurora, '--port', '70000'], /65535/],
    ['an unknown fault', ['mock', aurora, '--fault', 'reusable-cod'], /reusable-code/],
    ['an unknown check', ['check', aurora, '--only', 'auth/state-echod'], /auth\/state-echoed/],
    [
      'a store below a file',
      ['connect', aurora, '--env', 'mock', '--store', `${aurora}/x.sqlite`],
      /not a directory/,
    ],
    [
      'a folder below a file',
      ['init', '--id', 'a', '--name', 'A', '--out', `${aurora}/x`],
      /should be its folder is a file/,
    ],
    ['an unknown id to explain', ['explain', 'auth/code-single-us'], /auth\/code-single-use/],
  ])('%s: exit 2 and what to do', async (_, words, expected) => {
    const { exitCode, err } = await terrarium(words)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
    expect(err).not.toMatch(STACK)
  })

  it('a record that is none is told by its number: exit 2', async () => {
    const { exitCode, err } = await terrarium(['map', aurora, 'sleep', file('numbers.jsonl', '{}\n42\n')])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(/record 2 is of type number/)])
  })

  it.each([
    [
      'an answer that is a number',
      '--example',
      (path: string) => `sleep=${path}`,
      '42',
      /expected a sample answer, found 42/,
    ],
    [
      'a document whose paths are a list',
      '--openapi',
      (path: string) => path,
      'openapi: 3.1.0\npaths: []\n',
      /'paths' are of type array/,
    ],
  ])('%s drafts nothing: exit 2', async (_, flag, value, content, expected) => {
    const out = join(folder, 'drafted')
    const named = ['--id', 'a', '--name', 'A', '--base-url', 'https://a.example', '--out', out]
    const { exitCode, err } = await terrarium(['init', ...named, flag, value(file('given.yaml', content))])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
    expect(existsSync(out)).toBe(false)
  })

  it('a port in use is named', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as { port: number }
    const { exitCode, err } = await terrarium(['mock', aurora, '--port', String(port)])
    taken.close()
    expect([exitCode, err]).toEqual([2, expect.stringContaining(`port ${port}: it is in use`)])
  })
})

describe('a file that cannot be written', () => {
  const nowhere = join(import.meta.dirname, 'nowhere', 'out')

  it.each([
    ['dossier', ['dossier', descriptorFile('aurora'), '--out', nowhere]],
    ['check', ['check', descriptorFile('aurora'), '--junit', nowhere]],
    ['mock', ['mock', descriptorFile('aurora'), '--port', '0', '--ready-file', nowhere]],
  ])('%s says so before it does anything else: exit 2 and its name', async (_, words) => {
    const { exitCode, out, err } = await terrarium(words)
    expect([exitCode, out]).toEqual([2, ''])
    expect(err).toBe(
      `Failed to write ${nowhere}: its folder does not exist.\nName a file in a folder that exists and may be written to.\n`,
    )
  })

  it('is a folder: said too', async () => {
    const { exitCode, err } = await terrarium([
      'dossier',
      descriptorFile('aurora'),
      '--out',
      import.meta.dirname,
    ])
    expect([exitCode, err]).toEqual([2, expect.stringContaining('it is a folder')])
  })
})

describe('a mock whose control plane finds its port taken', () => {
  it('gives its own port back: exit 2, and the port can be used', async () => {
    const taken = await serve(async () => new Response())
    const free = await serve(async () => new Response())
    await free.close()
    const ports = ['--port', String(free.port), '--control-port', String(taken.port)]
    const { exitCode, err } = await terrarium(['mock', descriptorFile('aurora'), ...ports])
    expect([exitCode, err]).toEqual([2, expect.stringContaining(`port ${taken.port}: it is in use`)])
    const again = await serve(async () => new Response(), { port: free.port })
    await Promise.all([taken.close(), again.close()])
  })
})

describe('a partner that cannot be judged', () => {
  const aurora = descriptorFile('aurora')

  it('is not there: exit 3 and its host', async () => {
    const { exitCode, err } = await terrarium(['check', aurora, '--base-url', 'http://127.0.0.1:9'])
    expect([exitCode, err]).toEqual([3, expect.stringContaining('127.0.0.1:9')])
    expect(err).not.toMatch(STACK)
  })

  it('answers HTML to everything: it does not conform, and the report says so', async () => {
    const served = await serve(
      async () => new Response('<title>Hello</title>', { headers: { 'content-type': 'text/html' } }),
    )
    const { exitCode, out } = await terrarium(['check', aurora, '--base-url', served.url])
    await served.close()
    expect(exitCode).toBe(1)
    expect(out).toMatch(/auth\/consent-returns-code {2}fail[\s\S]*text\/html[\s\S]*does not conform\n$/)
    expect(out).not.toMatch(STACK)
  })

  it('hangs from the start: exit 3, and the timeout says what was being asked', async () => {
    const served = await serve(() => new Promise((resolve) => setTimeout(resolve, 300, new Response())))
    const { exitCode, err } = await terrarium(['check', aurora, '--base-url', served.url, '--timeout', '100'])
    await served.close()
    expect(exitCode).toBe(3)
    expect(err).toMatch(
      /before all probes, whether anybody answers at the base URL, could not finish: Gave up on 127\.0\.0\.1:\d+\/ after 100 ms/,
    )
    expect(err).not.toMatch(STACK)
  })

  it('stands at a port that fetch does not talk to: exit 3, in words', async () => {
    const { exitCode, err } = await terrarium(['check', aurora, '--base-url', 'http://127.0.0.1:9'])
    expect([exitCode, err]).toEqual([
      3,
      expect.stringMatching(
        /Failed to reach 127\.0\.0\.1:9: its port is one that the Fetch standard blocks\.[\s\S]*another port/,
      ),
    ])
  })

  it('hangs after the first answer: exit 3, and the timeout names the probe', async () => {
    let answered = false
    const served = await serve(async () => {
      if (answered) await new Promise((resolve) => setTimeout(resolve, 400))
      answered = true
      return new Response()
    })
    const { exitCode, out } = await terrarium(['check', aurora, '--base-url', served.url, '--timeout', '100'])
    await served.close()
    expect(exitCode).toBe(3)
    expect(out).toMatch(
      /the probe 'authorization' could not finish: Gave up on 127\.0\.0\.1[\s\S]*could not run\n$/,
    )
  })
})
