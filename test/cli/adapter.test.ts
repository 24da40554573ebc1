import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadAdapter } from '../../src/cli/load-adapter.ts'
import { type Served, serve } from '../../src/http/serve.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { adaptIncoming } from '../../src/partner/adapter.ts'
import { requirePartner } from '../../src/partner/load-partner.ts'
import { terrarium } from '../support/command.ts'
import { descriptorFile } from '../support/partners.ts'

/** As Withings has it: each token request carries a nonce that is fetched just before, and a signature over it. */
const NONCE_ADAPTER = `
import { createHmac, randomUUID } from 'node:crypto'

const sign = (nonce, { clientSecret }) => createHmac('sha256', clientSecret).update(nonce).digest('hex')
const open = new Set()

export const adapter = {
  async outgoing(request, { credentials, baseUrl, send }) {
    if (!request.url.endsWith('/oauth/token')) return request
    const answer = await send(new Request(baseUrl + '/v2/signature', { method: 'POST' }))
    const { nonce } = await answer.json()
    const adapted = new Request(request)
    adapted.headers.set('x-nonce', nonce)
    adapted.headers.set('x-signature', sign(nonce, credentials))
    return adapted
  },
  incoming(request, { credentials }) {
    const { pathname } = new URL(request.url)
    if (pathname === '/v2/signature') {
      const nonce = randomUUID()
      open.add(nonce)
      return Response.json({ nonce })
    }
    if (pathname !== '/oauth/token') return request
    const nonce = request.headers.get('x-nonce') ?? ''
    const isSigned = open.delete(nonce) && request.headers.get('x-signature') === sign(nonce, credentials)
    return isSigned ? request : Response.json({ error: 'invalid_request' }, { status: 400 })
  },
}
`
let folder: string
let served: Served

/** Aurora's folder, its descriptor naming an adapter. */
function descriptor(name: string, adapter: string | undefined, file = './adapter.mjs'): string {
  const copy = join(folder, name)
  cpSync(dirname(descriptorFile('aurora')), copy, { recursive: true })
  const path = join(copy, 'partner.yaml')
  writeFileSync(path, `${readFileSync(path, 'utf8')}\nadapter: ${file}\n`)
  if (adapter !== undefined) writeFileSync(join(copy, 'adapter.mjs'), adapter)
  return path
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'terrarium-adapter-'))
  const file = descriptor('nonce', NONCE_ADAPTER)
  const partner = await requirePartner(file)
  const mock = createMockPartner(partner)
  const { credentials } = mock
  const tools = { credentials, clock: systemClock, baseUrl: partner.environments.mock!.baseUrl }
  served = await serve(adaptIncoming(mock.handler, await loadAdapter(file, partner), tools))
})
afterAll(async () => {
  await served.close()
  rmSync(folder, { recursive: true })
})

const at = (): readonly string[] => ['--env', 'mock', '--base-url', served.url]

describe('what no declaration can say', () => {
  it('is said by an adapter: check, connect and pull get through with it', async () => {
    const file = join(folder, 'nonce', 'partner.yaml')
    const store = join(folder, 'connections.sqlite')
    const checked = await terrarium(['check', file, ...at(), '--only', 'auth/code-exchange-succeeds'])
    expect([checked.exitCode, checked.err]).toEqual([0, ''])
    const connected = await terrarium(['connect', file, ...at(), '--auto', '--store', store, '--json'])
    expect(connected.exitCode).toBe(0)
    const pulled = await terrarium(['pull', file, 'body', ...at(), '--store', store])
    expect(pulled.exitCode).toBe(0)
  })

  it('is said by an adapter to pact verify too, which connects a user of its own', async () => {
    const file = join(folder, 'nonce', 'partner.yaml')
    const store = join(folder, 'none.sqlite')
    const words = [...at(), '--store', store, '--only', '^body: a page of records$', '--json']
    const { exitCode, out, err } = await terrarium(['pact', 'verify', file, ...words])
    expect([exitCode, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({ conclusion: 'honoured' })
  })

  it('and not without it', async () => {
    const words = [...at(), '--only', 'auth/code-exchange-succeeds']
    const { exitCode, out } = await terrarium(['check', descriptorFile('aurora'), ...words])
    expect([exitCode, out]).toEqual([1, expect.stringContaining('refused with 400 invalid_request')])
  })
})

describe('an adapter that cannot be used', () => {
  it.each([
    ['is not there', undefined, /Failed to load the adapter \.\/adapter\.mjs: Cannot find module/],
    ['is no code', 'export const = 1', /Failed to load the adapter \.\/adapter\.mjs: \S/],
    ['exports nothing', 'export const other = {}', /it exports no adapter, an object with `outgoing`/],
    ['has a hook that is none', 'export const adapter = { outgoing: 1 }', /it exports no adapter/],
  ])('%s: exit 2, and it is named', async (name, code, expected) => {
    const file = descriptor(name.replaceAll(' ', '-'), code)
    const { exitCode, err } = await terrarium([
      'connect',
      file,
      ...at(),
      '--auto',
      '--store',
      join(folder, 'x'),
    ])
    expect([exitCode, err]).toEqual([2, expect.stringMatching(expected)])
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('is not there: lint tells it with file and line, and runs nothing that is there', async () => {
    const file = descriptor('linted', undefined)
    const { exitCode, out } = await terrarium(['lint', file])
    const line = readFileSync(file, 'utf8').split('\n').indexOf('adapter: ./adapter.mjs') + 1
    expect([exitCode, out]).toEqual([
      2,
      expect.stringContaining(
        `${file}:${line}:10  /adapter  expected a module that exports an adapter in ./adapter.mjs, found no such file`,
      ),
    ])
    const other = descriptor('linted-too', "throw new Error('it was run')")
    expect(await terrarium(['lint', other])).toMatchObject({ exitCode: 0 })
  })

  it('throws while it adapts: the request and the reason are told', async () => {
    const file = descriptor('throws', "export const adapter = { outgoing() { throw new Error('no key') } }")
    const { exitCode, err } = await terrarium([
      'connect',
      file,
      ...at(),
      '--auto',
      '--store',
      join(folder, 'y'),
    ])
    expect([exitCode, err]).toEqual([
      2,
      expect.stringContaining('Failed to adapt GET /oauth/authorize: no key.'),
    ])
  })

  it('is a file beside the descriptor, by its name', async () => {
    const { exitCode, out, err } = await terrarium([
      'lint',
      descriptor('elsewhere', undefined, '/etc/adapter.ts'),
    ])
    expect([exitCode, out + err]).toEqual([
      2,
      expect.stringMatching(/\/adapter {2}expected .* begins with \.\//),
    ])
  })
})
