import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCapturedRequest } from '../../src/http/captured/read-captured-request.ts'
import { networkSend } from '../../src/http/send.ts'
import { type CommandResult, terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

const folder = mkdtempSync(join(tmpdir(), 'terrarium-control-'))
const readyFile = join(folder, 'ready.json')
const send = networkSend()
let running: Promise<CommandResult>
let ready: { readonly url: string; readonly control: string; readonly curl: string }

async function ask(call: string, body?: unknown): Promise<Record<string, unknown>> {
  const [method = '', path = ''] = call.split(' ')
  const headers = { 'content-type': 'application/json' }
  const sent = body === undefined ? {} : { headers, body: JSON.stringify(body) }
  const response = await send(new Request(`${ready.control}${path}`, { method, ...sent }))
  return (await response.json()) as Record<string, unknown>
}

beforeAll(async () => {
  const words = [
    'mock',
    descriptorFile('aurora'),
    '--port',
    '0',
    '--control',
    '--ready-file',
    readyFile,
    '--json',
  ]
  running = terrarium(words)
  while (!existsSync(readyFile)) await new Promise((resolve) => setTimeout(resolve, 10))
  ready = JSON.parse(readFileSync(readyFile, 'utf8'))
})

afterAll(() => rmSync(folder, { recursive: true }))

it('a mock says where its control plane is, on a port of its own', async () => {
  expect(ready.control).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(ready.control).not.toBe(ready.url)
  expect(await ask('GET /health')).toEqual({ status: 'ok', partner: 'aurora', url: ready.url })
})

it('its journal starts empty, and holds what others ask over the socket', async () => {
  expect(await ask('GET /journal')).toEqual([])
  await send(new Request(`${ready.url}/v1/sleep`))
  expect(await ask('GET /journal')).toMatchObject([{ route: 'data.sleep', status: 401 }])
})

it('tells another curl where a reset has ended the one of the start, for the time that it is there', async () => {
  expect(await run(ready.curl)).toMatchObject({ status: 200, newest: expect.any(String) })
  await ask('POST /reset', { now: '2031-05-05T12:00:00Z' })
  expect((await run(ready.curl)).status).toBe(401)
  const { curl } = await ask('POST /sample')
  expect(await run(String(curl))).toMatchObject({ status: 200, newest: expect.stringMatching(/^2031-05-0/) })
  expect(await ask('GET /grants')).toHaveLength(1)
})

it('refuses a name that somebody else resolves to this machine', async () => {
  const { status, body } = await rebound('/clock')
  expect([status, JSON.parse(body).status]).toEqual([421, 421])
})

it('stops when it is told to, although somebody listens to its events', async () => {
  const listening = await fetch(`${ready.control}/events`)
  expect(await ask('POST /stop')).toMatchObject({ status: 'ok' })
  const { exitCode, out } = await running
  expect([exitCode, JSON.parse(out)]).toEqual([0, ready])
  expect(await listening.text()).toBe('retry: 1000\n\n')
})

/** What a curl is answered with, and when the newest night ended. */
async function run(curl: string): Promise<{ readonly status: number; readonly newest: string | undefined }> {
  const { method, url, headers } = readCapturedRequest(new TextEncoder().encode(curl), 'curl')
  const response = await send(new Request(url, { method, headers }))
  const { data = [] } = (await response.json()) as { readonly data?: readonly { bedtime_end: string }[] }
  return {
    status: response.status,
    newest: data
      .map(({ bedtime_end: end }) => end)
      .sort()
      .at(-1),
  }
}

/** `fetch` lets nobody choose the header `Host`. */
async function rebound(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const { request } = await import('node:http')
  const { port } = new URL(ready.control)
  return new Promise((resolve, reject) => {
    const asked = request({ port, path, headers: { host: `rebound.example:${port}` } }, (response) => {
      let body = ''
      response.on('data', (chunk: Buffer) => {
        body += chunk.toString()
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    asked.on('error', reject)
    asked.end()
  })
}
