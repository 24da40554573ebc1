import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

const main = join(import.meta.dirname, '../../src/cli/main.ts')

interface Ready {
  readonly url: string
  readonly port: number
  readonly pid: number
  readonly curl: string
  readonly credentials: { readonly clientId: string }
  readonly users: readonly { readonly id: string }[]
}

/** `terrarium mock` as a process of its own, as CI starts it. */
async function startMock(partner: 'aurora' | 'pulse', ...words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-mock-'))
  const readyFile = join(folder, 'ready.json')
  const child = spawn(process.execPath, [
    main,
    'mock',
    descriptorFile(partner),
    '--port',
    '0',
    '--ready-file',
    readyFile,
    ...words,
  ])
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let out = ''
  // It prints when the ready file is written.
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
      if (out.includes('\n')) resolve()
    })
    void exited.then((code) => reject(new Error(`the mock has ended with ${code}`)))
  })
  return {
    ready: JSON.parse(readFileSync(readyFile, 'utf8')) as Ready,
    out: () => out,
    async stop() {
      child.kill('SIGTERM')
      const code = await exited
      rmSync(folder, { recursive: true })
      return code
    },
  }
}

describe.each(['aurora', 'pulse'] as const)('%s served and judged over sockets', (partner) => {
  let mock: Awaited<ReturnType<typeof startMock>>
  beforeAll(async () => {
    mock = await startMock(partner, '--json')
  })
  afterAll(async () => {
    expect(await mock.stop()).toBe(0)
  })

  it('prints as one line what the ready file holds', () => {
    expect(mock.out().trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(mock.out())).toEqual(mock.ready)
    expect(mock.ready.users.length).toBeGreaterThan(3)
  })

  it('prints a curl that works', async () => {
    const { stdout } = await promisify(execFile)('sh', [
      '-c',
      `${mock.ready.curl} -s -o /dev/null -w '%{http_code}'`,
    ])
    expect(stdout).toBe('200')
  })

  it('conforms, with a report as JSON on standard output', async () => {
    const { exitCode, out, err } = await terrarium([
      'check',
      descriptorFile(partner),
      '--base-url',
      mock.ready.url,
      '--json',
      '-',
    ])
    const report = JSON.parse(out) as {
      verdict: string
      counts: Record<string, number>
      checks: Record<string, unknown>[]
    }
    expect([exitCode, report.verdict, err]).toEqual([0, 'conforms', ''])
    expect(report.counts.fail).toBe(0)
    for (const check of report.checks) {
      expect(Object.keys(check)).toEqual(
        expect.arrayContaining(['id', 'area', 'level', 'verdict', 'found', 'remedy', 'source', 'seed']),
      )
    }
  })
})

describe('a mock with a fault', () => {
  it('does not conform: exit 1, the check that finds it, and a command that repeats it', async () => {
    const mock = await startMock('aurora', '--fault', 'reusable-code')
    const words = [
      'check',
      descriptorFile('aurora'),
      '--base-url',
      mock.ready.url,
      '--only',
      'auth/code-single-use',
    ]
    const { exitCode, out } = await terrarium(words)
    await mock.stop()
    expect(exitCode).toBe(1)
    expect(out).toMatch(/auth\/code-single-use {2}fail/)
    expect(out).toMatch(/repeat {3}terrarium check .* --only auth\/code-single-use --seed 1/)
    expect(out).not.toContain('mock-client-secret')
    expect(out.endsWith('does not conform\n')).toBe(true)
  })
})
