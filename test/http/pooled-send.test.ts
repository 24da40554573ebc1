import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { type PooledSend, pooledSend } from '../../src/http/pooled-send.ts'

const servers: Server[] = []
const pools: PooledSend[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

async function serverWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function pool(options: Parameters<typeof pooledSend>[0] = {}): PooledSend {
  const made = pooledSend(options)
  pools.push(made)
  return made
}

const post = (url: string, body: string | Uint8Array = '{}') => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', 'x-id': 'msg_1' },
  body,
})

describe('a pooled send', () => {
  it('sends method, path, headers and body to the byte, and hands on the answer', async () => {
    const url = await serverWith((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.writeHead(201, { 'x-seen': `${request.method} ${request.url} ${request.headers['x-id']}` })
        response.end(Buffer.concat(chunks).toString('hex'))
      })
    })
    const bytes = new Uint8Array([0, 255, 13, 10, 123])
    expect(await pool().send(post(`${url}/hooks?a=1`, bytes))).toMatchObject({
      status: 201,
      headers: { 'x-seen': 'POST /hooks?a=1 msg_1' },
      body: '00ff0d0a7b',
    })
  })

  it('follows no redirect, and joins several fields of one name', async () => {
    const url = await serverWith((_, response) =>
      response.writeHead(302, { location: '/elsewhere', 'set-cookie': ['a=1', 'b=2'] }).end(),
    )
    const { status, headers } = await pool().send(post(url))
    expect([status, headers.location, headers['set-cookie']]).toEqual([302, '/elsewhere', 'a=1, b=2'])
  })

  it('takes an answer that comes before the one that counts for what it is', async () => {
    const url = await serverWith((_, response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' })
      response.writeHead(204).end()
    })
    expect(await pool().send(post(url))).toMatchObject({ status: 204, body: '' })
  })

  it('keeps no more than 64 KiB of an answer that has no end in sight', async () => {
    const url = await serverWith((_, response) => response.end('x'.repeat(1_000_000)))
    expect((await pool().send(post(url))).body).toHaveLength(64 * 1024)
  })

  it('says by name who could not be reached, and who took too long', async () => {
    const url = await serverWith(() => {})
    await expect(pool({ timeoutMs: 300 }).send(post(url))).rejects.toMatchObject({
      code: 'TIMED_OUT',
      timeoutMs: 300,
    })
    await expect(pool().send(post('http://127.0.0.1:1/hooks'))).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      message: 'Failed to reach 127.0.0.1:1: the connection was refused.',
    })
  })

  it('makes no more connections than allowed', async () => {
    let most = 0
    const open = new Set<unknown>()
    const url = await serverWith((request, response) => {
      open.add(request.socket)
      most = Math.max(most, open.size)
      request.resume().on('end', () => response.writeHead(204).end())
    })
    const { send } = pool({ connections: 2 })
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(post(url))))
    expect(answers.every(({ status }) => status === 204)).toBe(true)
    expect(most).toBe(2)
  })
})
