/**
 * A page of 20 sleep records from the served mock, beside a bare `node:http` server that serialises the same page with
 * `JSON.stringify`, one that has it as text already, and, where `npm install --prefix bench/peers` was run, the mock
 * servers of others on the same page. Each server is a process of its own; rounds take turns, so that what else the
 * machine does hits all alike.
 *
 *   node bench/mock-server.ts [rounds] [seconds a round]
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'
import { type JsonValue, parseJson } from '../src/kernel/json.ts'
import { requirePartner } from '../src/partner/load-partner.ts'
import { openApiOf } from './peers/open-api-of.ts'
import { areInstalled, freePort, PEERS, type Peer } from './peers/peers.ts'

const ROUNDS = Number(process.argv[2] ?? 7)
const SECONDS = Number(process.argv[3] ?? 3)
const CONNECTIONS = 32
const folder = mkdtempSync(join(tmpdir(), 'terrarium-bench-'))
const root = join(import.meta.dirname, '..')
const children: ChildProcess[] = []

interface Server {
  readonly name: string
  readonly url: string
  readonly path: string
  readonly headers: Record<string, string>
  /** From the start of the process to its first answer. */
  readonly startMs: number
  readonly bytes: number
  readonly pid: number
}

/** Starts a process and waits for its first answer. */
async function start(
  name: string,
  args: readonly string[],
  where: () => Pick<Server, 'url' | 'path' | 'headers'> | undefined,
): Promise<Server> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, { stdio: 'ignore', cwd: root })
  children.push(child)
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} has ended with ${child.exitCode}`)
    const place = where()
    const response =
      place && (await fetch(place.url + place.path, { headers: place.headers }).catch(() => undefined))
    if (place !== undefined && response !== undefined) {
      const startMs = performance.now() - startedAt
      const bytes = (await response.arrayBuffer()).byteLength
      if (response.status !== 200) throw new Error(`${name} answered ${response.status}`)
      return { name, ...place, startMs, bytes, pid: child.pid! }
    }
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

/** The modern partner without its rate limit: here it is asked more often than any user may ask. */
function unlimitedDescriptor(): string {
  const file = join(folder, 'aurora', 'partner.yaml')
  cpSync(join(root, 'contracts', 'aurora'), join(folder, 'aurora'), { recursive: true })
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^rateLimit:\n(?: .*\n)*/m, ''))
  return file
}

function startMock(descriptor: string, path: string): Promise<Server> {
  const readyFile = join(folder, 'mock.json')
  const args = ['src/cli/main.ts', 'mock', descriptor, '--port', '0', '--ready-file', readyFile]
  return start('terrarium mock', args, () => {
    if (!existsSync(readyFile)) return undefined
    const { url, curl } = JSON.parse(readFileSync(readyFile, 'utf8')) as Record<'url' | 'curl', string>
    const authorization = /authorization: (Bearer [^']+)/.exec(curl)![1]!
    return { url, path, headers: { authorization } }
  })
}

async function startBare(name: string, page: string, body: string): Promise<Server> {
  const file = join(folder, `${name.replaceAll(/\W/g, '')}.mjs`)
  const port = await freePort()
  writeFileSync(
    file,
    `import { createServer } from 'node:http'
const text = ${JSON.stringify(page)}
const page = JSON.parse(text)
createServer((request, response) => {
  const body = ${body}
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}).listen(${port}, '127.0.0.1')`,
  )
  return start(name, [file], () => ({ url: `http://127.0.0.1:${port}`, path: '/', headers: {} }))
}

async function startPeer(peer: Peer, document: string, path: string): Promise<Server> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  return start(peer.name, peer.arguments(document, port), () => ({ url, path, headers: {} }))
}

interface Round {
  readonly rate: number
  /** What the server's process took of the processor for one answer; not a number where that cannot be read. */
  readonly cpuMs: number
}

/** Processor time of a process, all threads, in milliseconds: Linux counts it in hundredths of a second. */
function cpuMsOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return Number.NaN
  }
}

/** Requests a second, answers read whole. */
async function round(server: Server): Promise<Round> {
  const pool = new Pool(server.url, { connections: CONNECTIONS, pipelining: 1 })
  const cpuBefore = cpuMsOf(server.pid)
  const startedAt = performance.now()
  const untilMs = startedAt + SECONDS * 1000
  let answers = 0
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < untilMs) {
        const { path, headers } = server
        const { statusCode, body } = await pool.request({ path, method: 'GET', headers })
        await body.dump({ limit: Number.MAX_SAFE_INTEGER })
        if (statusCode !== 200) throw new Error(`${server.name} answered ${statusCode}`)
        answers += 1
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  await pool.close()
  return { rate: answers / seconds, cpuMs: (cpuMsOf(server.pid) - cpuBefore) / answers }
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

try {
  const nowMs = Date.now()
  const iso = (ms: number) => encodeURIComponent(`${new Date(ms).toISOString().slice(0, 19)}+00:00`)
  const path = `/v1/sleep?start=${iso(nowMs - 28 * 86_400_000)}&end=${iso(nowMs)}&limit=20`
  const descriptor = unlimitedDescriptor()
  const mock = await startMock(descriptor, path)
  const page = await (await fetch(mock.url + mock.path, { headers: mock.headers })).text()
  const partner = await requirePartner(descriptor)
  const documentFor = ({ exampleInSchema = false }: Peer) => {
    const file = join(folder, `openapi-${exampleInSchema}.json`)
    const document = openApiOf(partner, 'sleep', parseJson(page) as JsonValue, { exampleInSchema })
    writeFileSync(file, JSON.stringify(document))
    return file
  }
  const bare = await startBare('node:http + JSON.stringify', page, 'JSON.stringify(page)')
  const servers = [mock, bare, await startBare('node:http, text', page, 'text')]
  if (areInstalled()) for (const peer of PEERS) servers.push(await startPeer(peer, documentFor(peer), path))
  else console.log('The peers are not installed: npm install --prefix bench/peers\n')
  const rounds = new Map<Server, Round[]>(servers.map((server) => [server, []]))
  for (const server of servers) await round(server)
  for (let turn = 0; turn < ROUNDS; turn++)
    for (const server of servers) rounds.get(server)!.push(await round(server))
  const records = (JSON.parse(page) as { data: unknown[] }).data.length
  console.log(
    `${records} records, ${page.length} bytes a page, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${SECONDS} s\n`,
  )
  const baseline = rounds.get(bare)!
  console.log(
    '| server | requests/s | × node:http + JSON.stringify | CPU ms an answer | bytes a page | first answer, ms |',
  )
  console.log('|---|---:|---:|---:|---:|---:|')
  for (const server of servers) {
    const own = rounds.get(server)!
    const rate = median(own.map((one) => one.rate))
    const cpuMs = median(own.map((one) => one.cpuMs))
    const shown = rate < 20 ? rate.toFixed(1) : String(Math.round(rate))
    // Round by round, for the machine is not the same machine in each.
    const ratio = median(own.map((one, turn) => one.rate / baseline[turn]!.rate))
    const times = ratio < 0.01 ? ratio.toFixed(4) : ratio.toFixed(2)
    console.log(
      `| ${server.name} | ${shown} | ${times} | ${cpuMs.toFixed(2)} | ${server.bytes} | ${Math.round(server.startMs)} |`,
    )
  }
} finally {
  for (const child of children) child.kill()
  rmSync(folder, { recursive: true })
}
