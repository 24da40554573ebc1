import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Served, serve } from '../../src/http/serve.ts'
import { createMockPartner, type MockPartner } from '../../src/mock/mock-partner.ts'
import { terrarium } from '../support/command.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

let mock: MockPartner
let served: Served
beforeAll(async () => {
  mock = createMockPartner(await aurora())
  served = await serve(mock.handler)
})
afterAll(() => served.close())

const pull = (words: readonly string[], options: Parameters<typeof terrarium>[1] = {}) =>
  terrarium(['pull', descriptorFile('aurora'), 'sleep', '--raw', '--base-url', served.url, ...words], options)

it('prints records as they come, window by window, and counts them on a terminal', async () => {
  const asked = () => mock.journal.find({ route: 'data.sleep' }).length
  const before = asked()
  const askedByThen: number[] = []
  const { exitCode, out, err } = await pull(['--from', '-120d'], {
    errIsTerminal: true,
    onOut: () => askedByThen.push(asked() - before),
  })
  const lines = out.trim().split('\n')
  expect([exitCode, lines.length]).toEqual([0, askedByThen.length])
  expect(askedByThen[0]).toBe(1)
  expect(askedByThen.at(-1)).toBeGreaterThan(4)
  expect(lines.length).toBeGreaterThan(100)
  expect(err.endsWith(`\r\u001b[2K${lines.length} sleep records\n`)).toBe(true)
})

it('prints nothing but data to a pipe', async () => {
  const { out, err } = await pull(['--from', '-3d'])
  expect(err).toBe('')
  for (const line of out.trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('bedtime_start')
})

it('stops between two records when it is interrupted', async () => {
  const stop = new AbortController()
  const { out } = await pull(['--from', '-120d'], { signal: stop.signal, onOut: () => stop.abort() })
  expect(out.trim().split('\n')).toHaveLength(1)
})

it('goes to another host where it is told that it may, with the flag that the refusal names', async () => {
  const front = await serve(async (request) => {
    const { pathname, search } = new URL(request.url)
    if (pathname !== '/oauth/authorize') return mock.handler(request)
    return new Response(null, { status: 302, headers: { location: `${served.url}${pathname}${search}` } })
  })
  const words = ['pull', descriptorFile('aurora'), 'sleep', '--base-url', front.url, '--store', 'none.sqlite']
  const refused = await terrarium(words)
  const flag = /--allow-host [\w.]+:\d+/.exec(refused.err)?.[0].split(' ') ?? []
  expect([refused.exitCode, flag]).toEqual([3, ['--allow-host', new URL(served.url).host]])
  expect((await terrarium([...words, ...flag])).exitCode).toBe(0)
  await front.close()
})
