import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { environmentOfReader, folderOfNpx, ROOT } from './support/documents.ts'

interface Step {
  readonly name: string
  readonly run?: string
  readonly if?: string
}

let bin: string
let temporary: string

beforeAll(() => {
  bin = folderOfNpx()
  temporary = mkdtempSync(join(tmpdir(), 'terrarium-examples-'))
})

afterAll(() => {
  for (const folder of [bin, temporary]) rmSync(folder, { recursive: true })
})

interface Ran {
  readonly code: number
  readonly text: string
}

function run(
  command: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const env = { ...environmentOfReader(), ...variables, PATH: `${bin}:${process.env.PATH}` }
  return new Promise((resolve) => {
    execFile(command, words, { cwd: ROOT, env, timeout: 25_000 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code ?? 1), text: `${stdout}${stderr}` }),
    )
  })
}

describe.concurrent('the examples', () => {
  it('curl: consent, tokens, a pull, expiry, renewal, a fault', async () => {
    const { code, text } = await run('bash', ['examples/curl/connect-and-pull.sh'])
    expect(text).toMatch(
      /^[5-9] nights\nan hour later: 401\nrenewed: 200\nwith a fault, a made-up token: 200\n/,
    )
    expect(text).toContain('"status":200 "status":401 "status":200 "status":200')
    expect(code).toBe(0)
  })

  it('a Node service under test, with a mock of its own', async () => {
    const { code, text } = await run(process.execPath, [
      '--test',
      'examples/node-service/sleep-service.test.js',
    ])
    expect(text).toMatch(/^. pass 4$/m)
    expect(code).toBe(0)
  })

  it('a GitHub Actions workflow: every step that it runs, and the mock is stopped at the end', async () => {
    const workflow = readFileSync(join(ROOT, 'examples/github-actions/mock-partner.yml'), 'utf8')
    const { steps } = parse(workflow).jobs.test as { readonly steps: readonly Step[] }
    const environment = join(temporary, 'environment')
    appendFileSync(environment, '')
    const failed: string[] = []
    for (const step of steps) {
      const isDue = step.if === 'always()' || (step.if === 'failure()') === failed.length > 0
      if (step.run === undefined || step.name === 'Install' || !isDue) continue
      const told = readFileSync(environment, 'utf8').trim().split('\n').filter(Boolean)
      const { code, text } = await run('bash', ['-e', '-c', step.run], {
        ...Object.fromEntries(told.map((line) => line.split(/=(.*)/s).slice(0, 2))),
        RUNNER_TEMP: temporary,
        GITHUB_ENV: environment,
      })
      if (code !== 0) failed.push(`${step.name}: ${text}`)
    }
    expect(failed).toEqual([])
    expect(readFileSync(environment, 'utf8')).toMatch(/^READY_FILE=.*\nCONTROL_URL=http/)
  })
})
