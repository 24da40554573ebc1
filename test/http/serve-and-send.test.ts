import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
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

describe('over a real socket', () => {
  it('a body arrives as the bytes that were sent', async () => {
    const url = await start(async (request) => new Response(await request.arrayBuffer()))
    const bytes = new Uint8Array([0, 255, 13, 10, 123])
    const response = await networkSend()(new Request(url, { method: 'POST', body: bytes }))
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it('a redirect comes back as it is', async () => {
    const url = await start(
      async () => new Response(null, { status: 302, headers: { location: 'https://elsewhere.example/' } }),
    )
    const response = await networkSend()(new Request(url))
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://elsewhere.example/'])
  })

  it('a 204 has no body', async () => {
    const url = await start(async () => new Response(null, { status: 204 }))
    expect(await (await networkSend()(new Request(url))).text()).toBe('')
  })

  it('a closed port is unreachable, by name', async () => {
    const closed = createServer()
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
    const { port } = closed.address() as { port: number }
    await new Promise((resolve) => closed.close(resolve))
    await expect(networkSend()(new Request(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      host: `127.0.0.1:${port}`,
      message: `Failed to reach 127.0.0.1:${port}: the connection was refused.`,
    })
  })

  it('a server that hangs is given up on', async () => {
    const url = await start(
      () => new Promise((resolve) => setTimeout(() => resolve(new Response('late')), 300)),
    )
    await expect(networkSend({ timeoutMs: 50 })(new Request(url))).rejects.toMatchObject({
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
