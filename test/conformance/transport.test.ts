import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { createServer, type ServerOptions } from 'node:https'
import { connect, createServer as createPlainServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { CHECKS } from '../../src/conformance/checks/registry.ts'
import { PROBES } from '../../src/conformance/probes/registry.ts'
import { runConformance } from '../../src/conformance/run.ts'
import { inspectTls } from '../../src/http/inspect-tls.ts'
import { networkSend } from '../../src/http/send.ts'
import { virtualClock } from '../../src/kernel/virtual-clock.ts'
import { aurora, descriptorFile } from '../support/partners.ts'

const root = join(import.meta.dirname, '../..')
const pem = (name: string) => readFileSync(join(root, `fixtures/tls/${name}.pem`), 'utf8')
const OLD = { minVersion: 'TLSv1', ciphers: 'DEFAULT:@SECLEVEL=0' } as const
/** The certificates of the tests last until 2120-01-01. */
const NOW_MS = Date.UTC(2026, 5, 10)

const open: { readonly server: Server; readonly sockets: Set<Socket> }[] = []
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => sockets.add(socket.on('error', () => {})))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ server, sockets })
  return (server.address() as { port: number }).port
}

/** A server that speaks TLS and, where `plain` is given, plain HTTP on the same port, as a proxy does that redirects. */
async function serveTls(
  options: ServerOptions & { readonly plain?: RequestListener; readonly answer?: RequestListener },
): Promise<string> {
  const { plain, answer = (_, response) => response.writeHead(401).end(), ...tls } = options
  const secure = createServer({ key: pem('key'), cert: pem('good'), ...tls }, answer)
  secure.on('tlsClientError', () => {})
  const securePort = await listening(secure)
  if (plain === undefined) return `https://127.0.0.1:${securePort}`
  const plainPort = await listening(createHttpServer(plain))
  const front = createPlainServer((socket) => {
    socket.once('data', (first) => {
      // A TLS record of a handshake begins with 22.
      const upstream = connect(first[0] === 22 ? securePort : plainPort, '127.0.0.1')
      upstream.on('error', () => socket.destroy())
      socket.on('error', () => upstream.destroy())
      upstream.write(first)
      socket.pipe(upstream).pipe(socket)
    })
  })
  return `https://127.0.0.1:${await listening(front)}`
}

/** What the checks of transport say of aurora there: those that do not pass. */
async function judge(baseUrl: string, nowMs = NOW_MS): Promise<Readonly<Record<string, string>>> {
  const clock = virtualClock(nowMs)
  const partner = await aurora()
  const network = networkSend({ timeoutMs: 2000 })
  const report = await runConformance({
    partner,
    environmentName: 'staging',
    environment: { ...partner.environments.staging!, baseUrl },
    credentials: { clientId: '', clientSecret: '', webhookSecrets: [], constants: {} },
    // The library does not know our authority; what it would have asked is asked of the same server, unprotected.
    send: (request) => trusting(request),
    transport: { inspectTls: inspectTls({ ca: [pem('ca')], timeoutMs: 2000 }), sendPlainly: network },
    clock,
    seed: 1,
    checks: CHECKS.filter(({ id }) => id.startsWith('transport/')),
    probes: PROBES,
    allow: new Set(),
    replay: (id) => id,
    version: 'test',
  })
  const wrong = report.checks.filter(({ verdict }) => verdict !== 'pass')
  return Object.fromEntries(
    wrong.map(({ id, verdict, found }) => [id.replace('transport/', ''), `${verdict}: ${found}`]),
  )
}

/** As a client that trusts the authority of the tests. */
async function trusting(request: Request): Promise<Response> {
  const { get } = await import('node:https')
  const url = new URL(request.url)
  return new Promise((resolve, reject) => {
    get(
      {
        ...OLD,
        host: url.hostname,
        port: url.port,
        path: url.pathname,
        ca: pem('ca'),
        rejectUnauthorized: false,
      },
      (message) => {
        const chunks: Buffer[] = []
        message.on('data', (chunk: Buffer) => chunks.push(chunk))
        message.on('end', () => {
          const headers = Object.entries(message.headers).map(
            ([name, value]) => [name, String(value)] as [string, string],
          )
          resolve(new Response(Buffer.concat(chunks), { status: message.statusCode!, headers }))
        })
      },
    ).on('error', reject)
  })
}

const json: RequestListener = (_, response) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[]}')

describe('a server is judged by its connections', () => {
  it('and there is nothing to remark where it speaks TLS 1.3 alone, with a good certificate', async () => {
    expect(await judge(await serveTls({}))).toEqual({})
  })

  it('redirecting plain HTTP to https is as good as not listening there', async () => {
    const plain: RequestListener = ({ url }, response) =>
      response.writeHead(308, { location: `https://127.0.0.1${url}` }).end()
    expect(await judge(await serveTls({ plain }))).toEqual({})
  })

  it.each([
    ['has expired', { cert: pem('expired') }, 'its TLS certificate has expired'],
    ['is of another host', { cert: pem('other-name') }, 'its TLS certificate is of another host'],
  ])('the certificate %s', async (_, options, found) => {
    const { 'certificate-valid': told } = await judge(await serveTls(options))
    expect(told).toMatch(new RegExp(`^fail: https://127.*: ${found}$`))
  })

  it('and what cannot be sent for the same reason says so in words', async () => {
    const reason = async (options: ServerOptions) =>
      networkSend()(new Request(await serveTls(options))).catch((error: Error) => error.message)
    expect(await reason({ cert: pem('expired') })).toMatch(/its TLS certificate has expired\.$/)
    expect(await reason({})).toMatch(/its TLS certificate comes without a chain to an authority\.$/)
    expect(await reason({ ...OLD, maxVersion: 'TLSv1.1' })).toMatch(
      /no version of TLS is common to both sides\.$/,
    )
  })

  it('nobody trusts who signed it', async () => {
    const inspected = await inspectTls()(new URL(await serveTls({})))
    expect(inspected.certificate?.trouble).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  })

  it.each([
    [20, {}],
    [13, { 'certificate-lasts': expect.stringMatching(/^warn: .*: until 2120-01-01T00:00:00.000Z$/) }],
  ])('the certificate ends in %i days', async (days, expected) => {
    const endMs = Date.UTC(2120, 0, 1)
    expect(await judge(await serveTls({}), endMs - days * 86_400_000)).toEqual(expected)
  })

  it('TLS 1.1 is accepted beside newer versions: a warning', async () => {
    expect(await judge(await serveTls(OLD))).toEqual({
      'old-tls-refused': expect.stringMatching(/^warn: .* accepts TLSv1.1$/),
    })
  })

  it('TLS 1.1 is all it speaks: a failure', async () => {
    expect(await judge(await serveTls({ ...OLD, maxVersion: 'TLSv1.1' }))).toMatchObject({
      'tls-current': expect.stringMatching(/^fail: .* speaks TLSv1.1$/),
    })
  })

  it.each<[string, RequestListener, RegExp]>([
    ['serves data', json, /is answered with 200/],
    ['asks for a token', (_, response) => response.writeHead(401).end(), /asks for credentials/],
    [
      'redirects to plain HTTP',
      (_, response) => response.writeHead(302, { location: '/login' }).end(),
      /redirects to \/login, which is plain HTTP too/,
    ],
  ])('over plain HTTP it %s', async (_, plain, found) => {
    const told = await judge(await serveTls({ plain }))
    expect(told).toEqual({ 'plain-http-refused': expect.stringMatching(found) })
  })

  it.each([403, 404, 426, 500])('over plain HTTP it refuses with %i, which is well', async (status) => {
    const plain: RequestListener = (_, response) => response.writeHead(status).end()
    expect(await judge(await serveTls({ plain }))).toEqual({})
  })

  it('a redirect leads from https to plain HTTP', async () => {
    const answer: RequestListener = (_, response) =>
      response.writeHead(302, { location: 'http://login.partner.example/' }).end()
    expect(await judge(await serveTls({ answer }))).toEqual({
      'redirects-stay-secure': expect.stringMatching(/redirects to http:\/\/login\.partner\.example\//),
    })
  })

  it('an environment over plain HTTP is found without a word being sent, and a mock is not judged', async () => {
    expect(await judge('http://staging.aurora.example')).toMatchObject({
      'https-used': expect.stringMatching(/^fail: over plain HTTP: http:\/\/staging\.aurora\.example/),
      'certificate-valid': 'not-applicable: no server of the partner speaks TLS',
    })
    expect(Object.values(await judge('http://127.0.0.1:4010'))).toEqual(
      Array.from({ length: 7 }, () =>
        expect.stringMatching(/^not-applicable: the partner is on this machine/),
      ),
    )
  })

  it('where nobody answers, that is our trouble', async () => {
    const told = await judge('https://127.0.0.1:9')
    expect(told['certificate-valid']).toMatch(/^error: the probe 'transport' could not finish/)
  })
})

describe('terrarium check on a server whose certificate has expired', () => {
  it('finds that, and everything else is blocked by it', async () => {
    const url = await serveTls({ cert: pem('expired') })
    const words = [
      ...['check', descriptorFile('aurora'), '--base-url', url, '--json', '-'],
      ...['--only', 'transport/certificate-valid,auth/state-echoed'],
    ]
    const child = spawn(process.execPath, [join(root, 'src/cli/main.ts'), ...words])
    let out = ''
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString()
    })
    const exitCode = await new Promise((resolve) => child.once('exit', resolve))
    const { checks } = JSON.parse(out) as { checks: { id: string; verdict: string; blockedBy?: string }[] }
    expect([exitCode, checks.map(({ id, verdict, blockedBy }) => [id, verdict, blockedBy])]).toEqual([
      1,
      [
        ['transport/certificate-valid', 'fail', undefined],
        ['auth/state-echoed', 'blocked', 'transport/certificate-valid'],
      ],
    ])
  })
})
