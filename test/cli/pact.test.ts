import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { descriptorFile, pulse } from '../support/partners.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-pact-'))
afterAll(() => rmSync(folder, { recursive: true }))

const root = fileURLToPath(new URL('../../', import.meta.url))
const AURORA = descriptorFile('aurora')
const AURORA_PACT = join(root, 'contracts/aurora/pacts/terra-aurora.json')

describe('pact record', () => {
  it('writes the pact, and says later whether it is up to date', async () => {
    const record = ['pact', 'record', AURORA, '--out', join(folder, 'pacts')]
    const path = join(folder, 'pacts', 'terra-aurora.json')
    const { exitCode, out } = await terrarium(record)
    expect([exitCode, out]).toEqual([0, `✓ ${path}: 96 interactions, 6 messages\n`])
    expect(readFileSync(path, 'utf8') === readFileSync(AURORA_PACT, 'utf8')).toBe(true)
    writeFileSync(path, readFileSync(path, 'utf8').replace('/v1/sleep', '/v2/sleep'))
    const stale = await terrarium([...record, '--check'])
    expect([stale.exitCode, stale.err]).toEqual([
      1,
      expect.stringContaining('is not what would be recorded now'),
    ])
  })
})

describe('pact verify of a partner that runs', () => {
  let served: Served
  const events = join(folder, 'sleep.http')
  beforeAll(async () => {
    const mock = createMockPartner(await pulse(), {
      send: async (request) => {
        const head = [...request.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
        writeFileSync(
          events,
          `POST /webhooks HTTP/1.1\r\nhost: terra.example\r\n${head}\r\n${await request.text()}`,
        )
        return new Response(null, { status: 200 })
      },
    })
    served = await serve(mock.handler)
    mock.addEndpoint('http://receiver.invalid/webhooks')
    await mock.emit('sleep', mock.users[0]!.id)
    await mock.idle()
  })
  afterAll(() => served.close())

  const verify = (...words: readonly string[]) =>
    terrarium(['pact', 'verify', descriptorFile('pulse'), '--store', join(folder, 'none.sqlite'), ...words])

  it('asks it with real tokens, takes captured events, and calls nothing green that it could not try', async () => {
    const only = '^sleep: (a page|the|refused)|^event (sleep|revoked)$|^the (partner|token)'
    const { exitCode, out } = await verify(
      '--base-url',
      served.url,
      '--event',
      events,
      '--only',
      only,
      '--json',
    )
    const { conclusion, interactions } = JSON.parse(out)
    const verdictOf = (description: string) =>
      interactions.find((item: { description: string }) => item.description === description)?.verdict
    expect([exitCode, conclusion]).toEqual([0, 'honoured'])
    for (const passed of [
      'the token endpoint takes an authorization code',
      'the token endpoint takes a refresh token',
      'the partner tells about the user at /v2/user',
      'sleep: a page of records',
      'sleep: the next page',
      'event sleep',
    ]) {
      expect([passed, verdictOf(passed)]).toEqual([passed, 'pass'])
    }
    for (const untried of [
      'event revoked',
      'sleep: refused after too many requests',
      'the partner takes an endpoint for webhooks',
    ]) {
      expect([untried, verdictOf(untried)]).toEqual([untried, 'not-applicable'])
    }
  })

  it('has verified nothing where nothing could be tried', async () => {
    const { exitCode, out } = await verify('--base-url', served.url, '--only', 'refused after')
    expect(exitCode).toBe(3)
    expect(out).toContain('– not applicable, nobody makes too many requests on purpose: activity: refused')
    expect(out).toMatch(/^0 passed, 0 failed, 4 not applicable$/m)
  })

  it('cannot run where nobody answers', async () => {
    const closed = await serve(async () => new Response())
    await closed.close()
    const { exitCode, err } = await verify('--base-url', closed.url)
    expect([exitCode, err]).toEqual([3, expect.stringContaining('the connection was refused')])
  })

  it.each([
    ['a pact that is no JSON', ['--pact', 'bad.json'], /bad\.json: it is no JSON/],
    ['a pact that is not there', ['--pact', 'none.json'], /there is no .*none\.json/],
    ['an event that is no request', ['--base-url', 'http://127.0.0.1:9', '--event', 'bad.json'], /bad\.json/],
    ['a fault that there is not', ['--fault', 'no-such-fault'], /no-such-fault/],
    ['a pact with somebody else', ['--pact', AURORA_PACT], /it is a pact with 'aurora', not with 'pulse'/],
    ['what is no regular expression', ['--only', '(('], /no regular expression/],
    [
      'webhooks that the mock did not send',
      ['--event', 'bad.json'],
      /the mock in this process sends its own/,
    ],
    [
      'to make a partner wrong',
      ['--base-url', 'http://127.0.0.1:9', '--fault', 'x'],
      /--fault is for the mock/,
    ],
  ])('refuses %s', async (_, words, message) => {
    writeFileSync(join(folder, 'bad.json'), 'no JSON')
    const placed = words.map((word) => (/^[a-z]+\.json$/.test(word) ? join(folder, word) : word))
    const { exitCode, err } = await verify(...placed)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
    expect(err).not.toContain('    at ')
  })
})

describe('pact diff', () => {
  it('exits with 1 where the new pact asks more, and with 0 where it asks less', async () => {
    const changed = join(folder, 'less.json')
    const pact = JSON.parse(readFileSync(AURORA_PACT, 'utf8'))
    const page = pact.interactions.find(
      ({ description }: { description: string }) => description === 'sleep: a page of records',
    )
    delete page.response.body.content.data[0].manual
    writeFileSync(changed, JSON.stringify(pact))
    const less = await terrarium(['pact', 'diff', AURORA_PACT, changed])
    expect(less).toEqual({
      exitCode: 0,
      out: [
        'Asked no more:',
        '- /data/*/manual is needed no more',
        "    in 'sleep: a page of records'",
        'The new pact asks nothing that the old one did not.',
        '',
      ].join('\n'),
      err: '',
    })
    const more = await terrarium(['pact', 'diff', changed, AURORA_PACT, '--json'])
    expect([more.exitCode, JSON.parse(more.out)]).toEqual([
      1,
      {
        asksMore: true,
        changes: [
          {
            effect: 'asks',
            kind: 'answer',
            says: '/data/*/manual is needed newly, true or false',
            interactions: ['sleep: a page of records'],
          },
        ],
      },
    ])
  })

  it.each([
    ['no JSON', 'no JSON', /it is no JSON/],
    ['no pact', '{"interactions":3}', /it is no pact, for it has neither interactions nor messages/],
  ])('refuses what is %s', async (_, text, message) => {
    const file = join(folder, 'other.json')
    writeFileSync(file, text)
    const { exitCode, err } = await terrarium(['pact', 'diff', AURORA_PACT, file])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(message)])
  })
})

describe("without Pact's packages", () => {
  it('a command says what to install', () => {
    const bare = join(folder, 'bare')
    mkdirSync(join(bare, 'node_modules'), { recursive: true })
    for (const name of readdirSync(join(root, 'node_modules'))) {
      if (name !== '@pact-foundation' && !name.startsWith('.'))
        symlinkSync(join(root, 'node_modules', name), join(bare, 'node_modules', name))
    }
    cpSync(join(root, 'src'), join(bare, 'src'), { recursive: true })
    cpSync(join(root, 'package.json'), join(bare, 'package.json'))
    const main = join(bare, 'src/cli/main.ts')
    const { status, stderr } = spawnSync(process.execPath, [main, 'pact', 'verify', AURORA], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([
      2,
      'Failed to load @pact-foundation/pact: it is not installed.\n' +
        'Install it beside terrarium-kit: npm install --save-dev @pact-foundation/pact.\n',
    ])
  })
})
