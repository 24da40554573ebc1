import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Report } from '../../src/conformance/report.ts'
import { networkSend } from '../../src/http/send.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { requirePartner } from '../../src/partner/load-partner.ts'
import { terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

/** Aurora, with attempts that come sooner than a test is patient. */
const QUICK = ['delaysSeconds: [5, 300, 1800, 7200, 18000, 36000]', 'delaysSeconds: [1, 300]'] as const
const TRIGGER = /\n {2}trigger:\n(?: {4}.*\n)+/
const REGISTRATION = /\n {2}registration:\n(?: {4}.*\n)+/

let folder: string
let mock: MockPartner
let served: Served
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-webhooks-'))
})
beforeEach(async () => {
  mock = createMockPartner(await requirePartner(descriptor('quick.yaml', QUICK)))
  served = await serve(mock.handler)
})
afterEach(async () => {
  mock.close()
  await served.close()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Aurora's descriptor, changed. */
function descriptor(name: string, ...changes: readonly (readonly [string | RegExp, string])[]): string {
  const original = descriptorFile('aurora')
  let text = readFileSync(original, 'utf8').replaceAll(
    /(schemas|examples|mapping)\//g,
    `${dirname(original)}/$1/`,
  )
  for (const [from, to] of changes) {
    expect(text.replace(from, to)).not.toBe(text)
    text = text.replace(from, to)
  }
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

async function check(file: string, words: readonly string[], onErr?: (text: string) => void) {
  const { exitCode, out, err } = await terrarium(
    ['check', file, '--base-url', served.url, '--webhooks', '--json', '-', ...words],
    onErr === undefined ? {} : { onErr },
  )
  const report = JSON.parse(out) as Report
  const verdict = (id: string) => report.checks.find((result) => result.id === id)?.verdict
  return { exitCode, err, report, verdict }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

describe('webhooks behind a public URL', () => {
  it('at least 30 checks are judged, whatever part of the path the proxy leaves out', async () => {
    const port = await freePort()
    const send = networkSend()
    const arrived = new Set<string>()
    const proxy = await serve(async (request) => {
      const { pathname, search } = new URL(request.url)
      arrived.add(pathname)
      const { method, headers } = request
      const body = await request.arrayBuffer()
      const target = `http://127.0.0.1:${port}${pathname.replace('/public', '')}${search}`
      return send(new Request(target, { method, headers, body }))
    })
    const words = ['--public-url', `${proxy.url}/public`, '--listen-port', String(port), '--wait', '3500']
    const { exitCode, report, err } = await check(descriptor('quick.yaml', QUICK), words)
    await proxy.close()
    const judged = report.checks.filter(({ verdict }) => verdict === 'pass' || verdict === 'fail')
    expect([exitCode, err, report.counts.fail]).toEqual([0, '', 0])
    expect(judged.length).toBeGreaterThanOrEqual(30)
    expect(arrived.size).toBeGreaterThan(1)
  })

  it('a URL without a scheme: exit 2', async () => {
    const words = [
      'check',
      descriptorFile('aurora'),
      '--base-url',
      served.url,
      '--public-url',
      'hooks.example',
    ]
    const { exitCode, err } = await terrarium(words)
    expect([exitCode, err]).toEqual([2, expect.stringMatching(/'hooks\.example'.*\n.*scheme/)])
  })
})

describe('events that no request asks for', () => {
  const ONLY = ['--only', 'webhook', '--skip', 'should', '--wait', '1000']

  it('are not waited for when nobody causes them, and how to do it is told', async () => {
    const { report } = await check(descriptor('silent.yaml', [TRIGGER, '\n']), ONLY)
    expect(report.checks.find(({ id }) => id === 'webhook/event-arrives')).toMatchObject({
      verdict: 'not-applicable',
      found: expect.stringMatching(/no trigger.*--trigger.*--by-hand/),
    })
  })

  it('are caused by a command', async () => {
    const { clientId, clientSecret } = mock.credentials
    const command = [
      `curl -sf -u ${clientId}:${clientSecret} -H 'content-type: application/json'`,
      `-d "{\\"event\\":\\"$TERRARIUM_EVENT\\",\\"user_id\\":\\"$TERRARIUM_USER_ID\\"}"`,
      `${served.url}/v1/webhook_test_events`,
    ].join(' ')
    const { exitCode, verdict } = await check(descriptor('silent.yaml', [TRIGGER, '\n']), [
      ...ONLY,
      '--trigger',
      command,
    ])
    expect([exitCode, verdict('webhook/event-arrives'), verdict('webhook/signature-valid')]).toEqual([
      0,
      'pass',
      'pass',
    ])
    expect(verdict('webhook/trigger-succeeds')).toBe('not-applicable')
  })

  it('are not judged when the command fails, which is our trouble', async () => {
    const words = [...ONLY, '--trigger', 'echo "no such user" >&2; exit 3']
    const { exitCode, report } = await check(descriptor('silent.yaml', [TRIGGER, '\n']), words)
    expect([exitCode, report.checks.find(({ id }) => id === 'webhook/event-arrives')?.found]).toEqual([
      3,
      expect.stringMatching(
        /Failed to cause 'sleep\.updated' with --trigger: it ended with 3\. no such user/,
      ),
    ])
  })

  it('are caused by a person, who registers the URL too', async () => {
    const file = descriptor(
      'by-hand.yaml',
      [TRIGGER, '\n'],
      [REGISTRATION, '\n  registration: { kind: dashboard }\n'],
    )
    let endpoint: ReturnType<MockPartner['addEndpoint']> | undefined
    const { exitCode, verdict, err } = await check(file, [...ONLY, '--by-hand'], (text) => {
      const url = /^ {2}(http\S+)$/m.exec(text)?.[1]
      if (url !== undefined) {
        if (endpoint !== undefined) mock.removeEndpoint(endpoint.id)
        endpoint = mock.addEndpoint(url)
      }
      const [, event, user] = /make '(.*)' happen for the user (\S+)\./.exec(text) ?? []
      if (event !== undefined) void mock.emit(event, user!)
    })
    expect([exitCode, verdict('webhook/event-arrives'), verdict('webhook/user-id-matches')]).toEqual([
      0,
      'pass',
      'pass',
    ])
    expect(err).toContain('Register this URL in the dashboard of Aurora Ring')
  })
})
