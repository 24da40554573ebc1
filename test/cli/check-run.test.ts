import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Report } from '../../src/conformance/report.ts'
import type { Handler } from '../../src/http/handler.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { findFault } from '../../src/mock/faults/registry.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

const main = join(import.meta.dirname, '../../src/cli/main.ts')
const REPLAYED = 'auth/code-single-use'
let folder: string
let honest: Handler
let faulty: Handler
/** What answers now, and what it was asked. */
let answering: Handler
let served: Served
let asked: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-run-'))
  honest = createMockPartner(await aurora()).handler
  faulty = createMockPartner(await aurora(), { faults: [findFault('reusable-code')] }).handler
  served = await serve(async (request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`)
    return answering(request)
  })
})
afterEach(() => {
  asked = []
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

function check(words: readonly string[], options: Parameters<typeof terrarium>[1] = {}) {
  return terrarium(['check', descriptorFile('aurora'), '--base-url', served.url, ...words], options)
}

function path(name: string): string {
  return join(folder, name)
}

function read(name: string): Report {
  return JSON.parse(readFileSync(path(name), 'utf8')) as Report
}

const ids = ({ checks }: Report, ...verdicts: readonly string[]) =>
  checks.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id)

/** Aborts when the partner is asked for the nth time. */
function interruptedAt(nth: number) {
  const interrupt = new AbortController()
  answering = (request) => {
    if (asked.length === nth) interrupt.abort(new Error('interrupted by SIGINT'))
    return faulty(request)
  }
  return interrupt.signal
}

describe('a dry run', () => {
  it('lists what a run sends, and sends nothing', async () => {
    answering = honest
    const words = ['--only', 'auth/state-echoed,auth/code-single-use,auth/metadata-agrees', '--json']
    const plan = await check([...words, '-', '--dry-run'])
    expect([plan.exitCode, asked]).toEqual([0, []])
    const { probes, requests } = JSON.parse(plan.out) as {
      requests: number
      probes: { name: string; touches: string; requests: { method: string; url: string; count: number }[] }[]
    }
    const planned = probes.flatMap((probe) =>
      probe.requests.flatMap(({ method, url, count }) =>
        Array.from({ length: count }, () => `${method} ${new URL(url).pathname}`),
      ),
    )
    await check([...words, path('dry.json')])
    // The first one looks whether anybody is there.
    expect([requests, planned.toSorted()]).toEqual([asked.length - 1, asked.slice(1).toSorted()])
    expect(probes.map(({ name, touches }) => [name, touches])).toContainEqual(['code-replay', 'grant'])
  })

  it('needs no secret, knows the environment, and says what it will not try and why', async () => {
    const { exitCode, out } = await terrarium([
      'check',
      descriptorFile('aurora'),
      ...['--env', 'staging', '--dry-run', '--only', 'auth'],
    ])
    expect(exitCode).toBe(0)
    expect(out).toContain('1× GET https://staging.aurora.example/.well-known/openid-configuration')
    expect(out).toMatch(/not tried:\n.*only a person can consent.*terrarium connect.*\n {4}authorization, /)
  })
})

describe('checks are selected', () => {
  it.each([
    ['by id', ['--only', 'auth/state-echoed'], /^1 checks/],
    ['by level and area', ['--only', 'webhook,should'], /^\d+ checks/],
    ['by what is left out', ['--only', 'auth', '--skip', 'must'], /^\d+ checks/],
  ])('%s', async (_, words, expected) => {
    const { out } = await check([...words, '--dry-run', '--json', '-'])
    const { probes, checks } = JSON.parse(out) as { checks: number; probes: { checks: string[] }[] }
    expect(`${checks} checks`).toMatch(expected)
    const { CHECKS } = await import('../../src/conformance/checks/registry.ts')
    const levels = new Set(
      probes.flatMap(({ checks: named }) => named.map((name) => CHECKS.find(({ id }) => id === name)!.level)),
    )
    expect([...levels]).toEqual(words.length === 2 && words[1]!.includes('state') ? ['must'] : ['should'])
  })

  it.each([
    ['a name that nobody knows', ['--only', 'shuold'], /'shuold'.*no level[\s\S]*'should'/],
    ['nothing', ['--only', 'auth', '--skip', 'auth'], /no check is left/],
  ])('not by %s: exit 2', async (_, words, expected) => {
    const { exitCode, err } = await check(words)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})

describe('a run that cannot come to anything', () => {
  it.each([
    ['--json', 'nowhere/report.json', /nowhere\/report\.json: its folder does not exist/],
    ['--html', '.', /: it is a folder/],
  ])('because the file of %s cannot be written, is not begun: exit 2', async (flag, name, expected) => {
    const { exitCode, err } = await check([flag, path(name)])
    expect([exitCode, err, asked]).toEqual([2, expect.stringMatching(expected), []])
  })

  it('because no check applies, says so', async () => {
    answering = honest
    const { exitCode, err } = await check(['--only', 'transport'])
    expect([exitCode, err]).toEqual([0, expect.stringMatching(/^Nothing was judged/)])
  })
})

describe('a run that is interrupted', () => {
  it('is reported, exits with 3 or 1 and never with 0, and is gone on with from there', async () => {
    const first = await check(['--only', 'auth', '--json', path('cut.json'), '--junit', path('cut.xml')], {
      signal: interruptedAt(8),
    })
    const cut = read('cut.json')
    expect([first.exitCode, cut.interrupted?.because]).toEqual([3, 'interrupted by SIGINT'])
    expect(first.out).toMatch(/interrupted by SIGINT[\s\S]*could not run\n$/)
    expect(readFileSync(path('cut.xml'), 'utf8')).toContain('not tried: interrupted by SIGINT')
    const left = ids(cut, 'error')
    expect([left.length > 10, ids(cut, 'pass').length > 2]).toEqual([true, true])

    answering = faulty
    const second = await check(['--resume', path('cut.json'), '--json', path('whole.json')])
    const whole = read('whole.json')
    expect([second.exitCode, ids(whole, 'error'), whole.interrupted]).toEqual([1, [], undefined])
    expect(whole.checks.map(({ id }) => id)).toEqual(cut.checks.map(({ id }) => id))
    expect(whole.resumed?.kept).toBe(cut.checks.length - left.length)
    expect([whole.requests > cut.requests, whole.startedAt]).toEqual([true, cut.startedAt])
    expect(ids(whole, 'fail')).toContain(REPLAYED)

    const { out } = await check(['--only', 'auth', '--json', '-'])
    const verdicts = ({ checks }: Report) => checks.map(({ id, verdict }) => `${id} ${verdict}`)
    expect(verdicts(whole)).toEqual(verdicts(JSON.parse(out) as Report))
  })

  it('leaves at the second signal', async () => {
    let hits = 0
    const slow = await serve(async () => {
      if (hits++ > 0) await new Promise((resolve) => setTimeout(resolve, 1500))
      return new Response()
    })
    const words = ['check', descriptorFile('aurora'), '--base-url', slow.url, '--json', path('signal.json')]
    const child = spawn(process.execPath, [main, ...words])
    let err = ''
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString()
      child.kill('SIGINT')
    })
    const exited = new Promise((resolve) => child.once('exit', (code, signal) => resolve(code ?? signal)))
    while (hits < 2) await new Promise((resolve) => setTimeout(resolve, 10))
    child.kill('SIGINT')
    expect(await exited).toBe('SIGINT')
    await slow.close()
    expect([err, existsSync(path('signal.json'))]).toEqual([expect.stringMatching(/Once more leaves/), false])
  })
})

describe('a partner that is not well', () => {
  it.each([
    ['answers 503', ['--give-up-after', '4'], 4, /4 requests in a row came to nothing/],
    ['says 429 and no more', [], 6, /it answered 429 to 6 requests in a row/],
    ['asks for an hour', [], 1, /429 and asks us to come back in 3600 s/],
  ])('because it %s, is left alone', async (what, words, most, reason) => {
    answering = async () =>
      new Response(null, {
        status: what === 'answers 503' ? 503 : 429,
        headers: what === 'asks for an hour' ? { 'retry-after': '3600' } : {},
      })
    const { exitCode, out } = await check([...words, '--only', 'auth,pull', '--json', '-'])
    const { checks } = JSON.parse(out) as Report
    expect([exitCode, asked.length]).toEqual([3, most])
    expect(checks.at(-1)?.found).toMatch(/^not tried: The partner is left alone: /)
    expect(checks.at(-1)?.found).toMatch(reason)
  })
})

describe('what failed', () => {
  it('is judged again, and nothing else', async () => {
    answering = faulty
    await check(['--only', 'auth', '--json', path('failed.json')])
    const wrong = ids(read('failed.json'), 'fail', 'blocked')
    answering = honest
    const { exitCode } = await check(['--rerun-failed', path('failed.json'), '--json', path('again.json')])
    expect([exitCode, read('again.json').checks.map(({ id }) => id)]).toEqual([0, wrong])
    const nothing = await check(['--rerun-failed', path('again.json')])
    expect([nothing.exitCode, nothing.err]).toEqual([0, expect.stringContaining('Nothing is left to judge')])
  })

  it.each([
    ['another base URL', { baseUrl: 'http://127.0.0.1:1' }, /base URL was http:\/\/127\.0\.0\.1:1 there/],
    ['another seed', { seed: 2 }, /seed was 2 there and is 1 now/],
    ['another version', { terrarium: '0.0.1' }, /version of Terrarium was 0\.0\.1/],
    ['no report', { checks: 'none' }, /\/checks must be array and is "none"/],
  ])('in %s: exit 2', async (_, change, expected) => {
    answering = honest
    await check(['--only', 'auth/metadata-agrees', '--json', path('base.json')])
    writeFileSync(path('other.json'), JSON.stringify({ ...read('base.json'), ...change }))
    const { exitCode, err } = await check(['--resume', path('other.json'), '--seed', '1'])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
  })
})

describe('a partner that leads elsewhere', () => {
  let elsewhere: Served
  let visits = 0
  beforeAll(async () => {
    elsewhere = await serve(async (request) => {
      visits += 1
      return honest(request)
    })
  })
  afterAll(() => elsewhere.close())

  it.each([
    ['another port', () => elsewhere.url],
    ["a cloud's metadata", () => 'http://169.254.169.254'],
    ['a private address', () => 'http://10.0.0.1'],
    ['the loopback of IPv6', () => 'http://[::1]:9'],
    ['a name', () => 'https://consent.elsewhere.example'],
  ])('by a redirect to %s is not followed, and that is found', async (_, origin) => {
    answering = async ({ url }) => {
      const { pathname, search } = new URL(url)
      return new Response(null, { status: 302, headers: { location: `${origin()}${pathname}${search}` } })
    }
    const { out } = await check(['--only', 'auth/consent-returns-code'])
    expect(out).toMatch(/a redirect is not followed: Nothing is sent to \S+: neither .* --allow-host /)
    expect(visits).toBe(0)
  })

  it('is not followed by connect and pull either', async () => {
    answering = async ({ url }) => {
      const { pathname, search } = new URL(url)
      return new Response(null, {
        status: 302,
        headers: { location: `${elsewhere.url}${pathname}${search}` },
      })
    }
    const place = [
      descriptorFile('aurora'),
      '--env',
      'mock',
      '--base-url',
      served.url,
      '--store',
      path('c.sqlite'),
    ]
    for (const words of [
      ['connect', ...place, '--auto'],
      ['pull', ...place, 'sleep'],
    ]) {
      const { exitCode, err } = await terrarium(words)
      expect([exitCode, err]).toEqual([3, expect.stringMatching(/a redirect is not followed/)])
    }
    expect(visits).toBe(0)
  })

  it('is followed when somebody vouches for the host', async () => {
    answering = async (request) => {
      const { pathname, search } = new URL(request.url)
      if (pathname !== '/oauth/authorize') return honest(request)
      return new Response(null, {
        status: 302,
        headers: { location: `${elsewhere.url}${pathname}${search}` },
      })
    }
    const words = ['--only', 'auth/consent-returns-code', '--allow-host', new URL(elsewhere.url).host]
    expect((await check(words)).exitCode).toBe(0)
    expect(visits).toBe(1)
  })

  it.each(['http://169.254.169.254/latest', 'http://[::1]/', 'https://next.elsewhere.example/'])(
    'to a next page at %s is not followed, and that is found',
    async (url) => {
      const file = path('next-url.yaml')
      const text = readFileSync(descriptorFile('aurora'), 'utf8')
        .replace(
          'paging: { kind: cursor, next: /next_token, size: 20 }',
          'paging: { kind: nextUrl, next: /next }',
        )
        .replaceAll(
          /(schemas|examples|mapping)\//g,
          `${descriptorFile('aurora').replace('partner.yaml', '')}$1/`,
        )
      writeFileSync(file, text)
      answering = async (request) => {
        const response = await honest(request)
        if (new URL(request.url).pathname !== '/v1/sleep') return response
        const page = (await response.json()) as object
        return Response.json({ ...page, next: url }, { status: response.status })
      }
      const words = ['check', file, '--base-url', served.url, '--only', 'pull/paging-stays-home']
      const { exitCode, out } = await terrarium(words)
      expect([exitCode, out]).toEqual([1, expect.stringContaining(`the next page is at ${url}`)])
    },
  )
})
