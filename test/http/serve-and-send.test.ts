import { createServer } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createGuard } from '../../src/http/guard.ts'
import { guardedFetch } from '../../src/http/guarded-fetch.ts'
import { resolveHost } from '../../src/http/resolve-host.ts'
import { networkSend } from '../../src/http/send.ts'
import { type Served, serve } from '../../src/http/serve.ts'

const open: Served[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((served) => served.close()))
})

async function start(handler: (request: Request) => Promise<Response>): Promise<string> {
  const served = await serve(handler)
  open.push(served)
  return served.url
}

const guard = createGuard({ origins: ['http://127.0.0.1'], resolve: resolveHost })

describe.each([
  ['as Node fetches', {}],
  ['as a guard lets us', { fetch: guardedFetch(guard) }],
])('over a real socket, %s', (_, way) => {
  it('a body arrives as the bytes that were sent', async () => {
    const url = await start(async (request) => new Response(await request.arrayBuffer()))
    const bytes = new Uint8Array([0, 255, 13, 10, 123])
    const response = await networkSend(way)(new Request(url, { method: 'POST', body: bytes }))
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it('a redirect comes back as it is', async () => {
    const url = await start(
      async () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
    )
    const response = await networkSend(way)(new Request(url))
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://elsewhere.example/'])
  })

  it('an answer is decoded, and keeps each of its cookies', async () => {
    const headers = new Headers({ 'content-encoding': 'gzip' })
    for (const cookie of ['a=1', 'b=2']) headers.append('set-cookie', cookie)
    const url = await start(async () => new Response(gzipSync('plain'), { headers }))
    const response = await networkSend(way)(new Request(url))
    expect(await response.text()).toBe('plain')
    expect([...response.headers.keys()]).not.toContain('content-encoding')
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  })

  it('what a request says of itself arrives, and who says nothing is Node', async () => {
    const url = await start(async ({ headers }) =>
      Response.json([headers.get('user-agent'), headers.get('x-id')]),
    )
    const said = { 'user-agent': 'mine', 'x-id': '1' }
    const answers = await Promise.all([
      networkSend(way)(new Request(url, { headers: said })),
      networkSend(way)(new Request(url)),
    ])
    expect(await Promise.all(answers.map((answer) => answer.json()))).toEqual([
      ['mine', '1'],
      ['node', null],
    ])
  })

  it('a 204 has no body', async () => {
    const url = await start(async () => new Response(null, { status: 204 }))
    expect(await (await networkSend(way)(new Request(url))).text()).toBe('')
  })

  it('a closed port is unreachable, by name', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as { port: number }
    await new Promise((resolve) => closed.close(resolve))
    await expect(networkSend(way)(new Request(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      host: `127.0.0.1:${port}`,
      message: `Failed to reach 127.0.0.1:${port}: the connection was refused.`,
    })
  })

  it('a server that hangs is given up on', async () => {
    const url = await start(
      () => new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 300)),
    )
    await expect(networkSend({ ...way, timeoutMs: 50 })(new Request(url))).rejects.toMatchObject({
      code: 'TIMED_OUT',
      timeoutMs: 50,
    })
  })

  it('a port in use is said so', async () => {
    const url = await start(async () => new Response())
    const port = Number(new URL(url).port)
    await expect(serve(async () => new Response(), { port })).rejects.toMatchObject({
      code: 'PORT_IN_USE',
      port,
    })
  })
})
