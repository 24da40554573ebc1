/**
 * A page of 20 sleep records from the served mock, beside a bare `node:http` server that serialises the same page with
 * `JSON.stringify`, and one that has it as text already. Each server is a process of its own; rounds take turns.
 *
 *   node bench/mock-server.ts [rounds] [requests per round]
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'undici'

const ROUNDS = Number(process.argv[2] ?? 7)
const REQUESTS = Number(process.argv[3] ?? 6000)
const CONNECTIONS = 32
const folder = mkdtempSync(join(tmpdir(), 'terrarium-bench-'))
const root = join(import.meta.dirname, '..')

interface Server {
  readonly name: string
  readonly url: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly startMs: number
  readonly stop: () => void
}

async function start(
  name: string,
  args: readonly string[],
  readyFile: string,
): Promise<Omit<Server, 'path' | 'headers'>> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, args, { stdio: 'ignore', cwd: root })
  while (!existsSync(readyFile)) await new Promise((resolve) => setTimeout(resolve, 2))
  const startMs = performance.now() - startedAt
  const { url } = JSON.parse(readFileSync(readyFile, 'utf8')) as { url: string }
  return { name, url, startMs, stop: () => child.kill() }
}

async function startMock(): Promise<Server> {
  const readyFile = join(folder, 'mock.json')
  const server = await start(
    'terrarium mock',
    ['src/cli/main.ts', 'mock', 'contracts/aurora/partner.yaml', '--port', '0', '--ready-file', readyFile],
    readyFile,
  )
  const { curl } = JSON.parse(readFileSync(readyFile, 'utf8')) as { curl: string }
  const authorization = /authorization: (Bearer [^']+)/.exec(curl)![1]!
  const nowMs = Date.now()
  const iso = (ms: number) => encodeURIComponent(`${new Date(ms).toISOString().slice(0, 19)}+00:00`)
  const path = `/v1/sleep?start=${iso(nowMs - 28 * 86_400_000)}&end=${iso(nowMs)}&limit=20`
  return { ...server, path, headers: { authorization } }
}

async function startBare(name: string, page: string, serialise: boolean): Promise<Server> {
  const file = join(folder, `${name}.mjs`)
  const readyFile = join(folder, `${name}.json`)
  const body = serialise ? 'JSON.stringify(page)' : 'text'
  writeFileSync(
    file,
    `import { createServer } from 'node:http'
import { writeFileSync, renameSync } from 'node:fs'
const text = ${JSON.stringify(page)}
const page = JSON.parse(text)
const server = createServer((request, response) => {
  const body = ${body}
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
  response.end(body)
}).listen(0, '127.0.0.1', () => {
  writeFileSync(${JSON.stringify(`${readyFile}.part`)}, JSON.stringify({ url: 'http://127.0.0.1:' + server.address().port }))
  renameSync(${JSON.stringify(`${readyFile}.part`)}, ${JSON.stringify(readyFile)})
})`,
  )
  return { ...(await start(name, [file], readyFile)), path: '/', headers: {} }
}

/** Requests a second, answers read whole. */
async function round(server: Server): Promise<number> {
  const pool = new Pool(server.url, { connections: CONNECTIONS, pipelining: 1 })
  let left = REQUESTS
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left-- > 0) {
        const { statusCode, body } = await pool.request({
          path: server.path,
          method: 'GET',
          headers: server.headers,
        })
        await body.dump()
        if (statusCode !== 200) throw new Error(`${server.name} answered ${statusCode}`)
      }
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  await pool.close()
  return REQUESTS / seconds
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

const mock = await startMock()
const page = await (await fetch(`${mock.url}${mock.path}`, { headers: mock.headers })).text()
const servers = [
  mock,
  await startBare('node:http + JSON.stringify', page, true),
  await startBare('node:http, text', page, false),
]
const rates = new Map<Server, number[]>(servers.map((server) => [server, []]))
for (const server of servers) await round(server)
for (let turn = 0; turn < ROUNDS; turn++)
  for (const server of servers) rates.get(server)!.push(await round(server))
for (const server of servers) server.stop()
rmSync(folder, { recursive: true })

const bare = median(rates.get(servers[1]!)!)
const records = (JSON.parse(page) as { data: unknown[] }).data.length
console.log(
  `${records} records, ${page.length} bytes a page, ${CONNECTIONS} connections, ${ROUNDS} rounds of ${REQUESTS} requests\n`,
)
console.log('| server | requests/s | × node:http + JSON.stringify | start ms |\n|---|---:|---:|---:|')
for (const server of servers) {
  const rate = median(rates.get(server)!)
  console.log(
    `| ${server.name} | ${Math.round(rate)} | ${(rate / bare).toFixed(2)} | ${Math.round(server.startMs)} |`,
  )
}
