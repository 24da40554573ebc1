import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createGuard } from '../../src/http/guard.ts'
import { guardedFetch } from '../../src/http/guarded-fetch.ts'
import { inspectTls } from '../../src/http/inspect-tls.ts'
import { networkSend } from '../../src/http/send.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

/** A server that remembers who connected, and says at which of its machine's addresses it was found. */
async function serverAt(host: string, port = 0): Promise<{ port: number; sockets: readonly Socket[] }> {
  const sockets: Socket[] = []
  const server = createServer((request: IncomingMessage, response) => {
    if (request.url === '/last') response.setHeader('connection', 'close')
    response.end(`${request.headers.host?.split(':')[0]} at ${request.socket.localAddress}`)
  })
  server.on('connection', (socket) => sockets.push(socket))
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(port, host, resolve))
  return { port: (server.address() as AddressInfo).port, sockets }
}

/** A name server that answers each question with the next of its answers, and the last one for ever. */
function answering(...answers: readonly string[]): { asked: number; resolve: () => Promise<string[]> } {
  const names = {
    asked: 0,
    resolve: async () => [answers[Math.min(names.asked++, answers.length - 1)]!],
  }
  return names
}

function guardOf(origin: string, resolve: (hostname: string) => Promise<readonly string[]>) {
  return createGuard({ origins: [origin], resolve })
}

const PUBLIC = '93.184.216.34'

describe('a connection goes to an address that was judged', () => {
  it('and to none that the name server makes up meanwhile', async () => {
    const inside = await serverAt('127.0.0.1')
    const origin = `http://api.partner.test:${inside.port}`
    const guard = guardOf(origin, answering(PUBLIC, '127.0.0.1').resolve)
    await expect(networkSend({ fetch: guardedFetch(guard) })(new Request(origin))).rejects.toMatchObject({
      code: 'HOST_REFUSED',
      reason: 'private-address',
    })
    await expect(inspectTls({ guard })(new URL(origin))).rejects.toMatchObject({ code: 'HOST_REFUSED' })
    expect(inside.sockets).toEqual([])
  })

  it('that the name is asked for once for each connection, and a connection is kept', async () => {
    const first = await serverAt('127.0.0.1')
    await serverAt('127.0.0.2', first.port)
    const origin = `http://api.partner.test:${first.port}`
    // The first question is whether the partner is a private one.
    const names = answering('127.0.0.1', '127.0.0.1', '127.0.0.2')
    const send = networkSend({ fetch: guardedFetch(guardOf(origin, names.resolve)) })
    const ask = async (path: string) => {
      const answer = await (await send(new Request(`${origin}${path}`))).text()
      // A connection is free again a moment after its answer is complete.
      await new Promise(setImmediate)
      return answer
    }
    const answers = [await ask('/'), await ask('/'), await ask('/last')]
    expect(answers).toEqual(Array(3).fill('api.partner.test at 127.0.0.1'))
    expect([names.asked, first.sockets.length]).toEqual([2, 1])
    expect(await ask('/')).toBe('api.partner.test at 127.0.0.2')
    expect(names.asked).toBe(3)
  })

  it('that somebody vouches for, private or not', async () => {
    const inside = await serverAt('127.0.0.1')
    const origin = `http://api.partner.test:${inside.port}`
    const guard = createGuard({
      origins: [origin],
      allowHosts: [`api.partner.test:${inside.port}`],
      resolve: answering('127.0.0.1').resolve,
    })
    const answer = await networkSend({ fetch: guardedFetch(guard) })(new Request(origin))
    expect(await answer.text()).toBe('api.partner.test at 127.0.0.1')
  })

  it('and a name without one is nowhere', async () => {
    const resolve = () =>
      Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
    const guard = guardOf('http://api.partner.test', resolve)
    const send = networkSend({ fetch: guardedFetch(guard) })
    await expect(send(new Request('http://api.partner.test/'))).rejects.toMatchObject({
      code: 'HOST_UNREACHABLE',
      message: 'Failed to reach api.partner.test: its name does not resolve.',
    })
  })
})
