/**
 * How many deliveries a second the emitter makes to a sink on loopback, beside bare undici pools that post bodies of the
 * same size with headers made beforehand. The sink is a process of its own; contestants take turns.
 *
 *   node bench/delivery.ts [rounds] [deliveries per round]
 */
import { fork } from 'node:child_process'
import { createHmac, createSecretKey } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Dispatcher, Pool } from 'undici'
import { createEmitter } from '../src/emitter/emitter.ts'
import type { EmitterOptions } from '../src/emitter/emitter-types.ts'
import { memoryOutbox } from '../src/emitter/memory-outbox.ts'
import type { Outbox } from '../src/emitter/outbox.ts'
import { sqliteOutbox } from '../src/emitter/sqlite-outbox.ts'
import { pooledSend } from '../src/http/pooled-send.ts'
import { systemClock } from '../src/kernel/clock.ts'
import { random } from '../src/kernel/random.ts'
import { resolveScheme } from '../src/signature/scheme.ts'
import { createSigner } from '../src/signature/sign.ts'

const CONNECTIONS = 32
/** Compilers take their time: a process that delivers all day is warm. */
const WARM_UP = 40_000
/** So many messages wait in an outbox at a time: the platform tells as much as is delivered. */
const BACKLOG = 64
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const BODY = JSON.stringify({ type: 'sleep.updated', user_id: 'u_1', data: 'x'.repeat(2000) })

const webhooks: EmitterOptions['webhooks'] = {
  signature: { preset: 'standard-webhooks' },
  registration: { kind: 'dashboard' },
  handshake: { kind: 'none' },
  acknowledge: { status: [204], withinSeconds: 10 },
  retry: { delaysSeconds: [5] },
  events: [],
}

/** Makes so many deliveries; each has to be acknowledged. */
type Contestant = (url: string, deliveries: number) => Promise<void>

/** The sink: reads what comes and acknowledges it. */
function sink(): void {
  const server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.writeHead(204).end())
  })
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
}

function headers(): Record<string, string> {
  const signer = createSigner(resolveScheme({ preset: 'standard-webhooks' }), [SECRET])
  const timestampSeconds = Math.floor(Date.now() / 1000)
  return {
    'content-type': 'application/json',
    ...signer.sign({ id: 'msg_1', timestampSeconds, body: BODY }),
  }
}

/** Several workers share what is to be done. */
async function shared(deliveries: number, work: () => Promise<number>): Promise<void> {
  let left = deliveries
  const worker = async () => {
    while (left-- > 0) if ((await work()) !== 204) throw new Error('The sink did not acknowledge.')
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, worker))
}

const bareRequest: Contestant = async (url, deliveries) => {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const options = { path: '/hooks', method: 'POST', headers: headers(), body: BODY } as const
  await shared(deliveries, async () => {
    const { statusCode, body } = await pool.request(options)
    await body.dump()
    return statusCode
  })
  await pool.close()
}

/** As somebody writes it by hand: an id of its own for each, signed with `node:crypto`. */
const bareSigned: Contestant = async (url, deliveries) => {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const key = createSecretKey(Buffer.from(SECRET.slice('whsec_'.length), 'base64'))
  let number = 0
  await shared(deliveries, async () => {
    const id = `msg_${number++}`
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${BODY}`).digest('base64')
    const signed = {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': `v1,${signature}`,
    }
    const { statusCode, body } = await pool.request({
      path: '/hooks',
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signed },
      body: BODY,
    })
    await body.dump()
    return statusCode
  })
  await pool.close()
}

const bareDispatch: Contestant = async (url, deliveries) => {
  const pool = new Pool(url, { connections: CONNECTIONS })
  const options = { path: '/hooks', method: 'POST', headers: headers(), body: BODY } as const
  await shared(
    deliveries,
    () => new Promise((resolve, reject) => pool.dispatch(options, taking(resolve, reject))),
  )
  await pool.close()
}

function taking(
  resolve: (status: number) => void,
  reject: (thrown: unknown) => void,
): Dispatcher.DispatchHandler {
  let status = 0
  return {
    onRequestStart() {},
    onResponseStart(_, statusCode) {
      status = statusCode
    },
    onResponseData() {},
    onResponseEnd: () => resolve(status),
    onResponseError: (_, error) => reject(error),
  }
}

function emitting(open: () => Outbox): Contestant {
  return async (url, deliveries) => {
    const pool = pooledSend({ connections: CONNECTIONS })
    const outbox = open()
    let [enqueued, acknowledged] = [0, 0]
    const message = { url: `${url}/hooks`, event: 'sleep.updated', userId: 'u_1', body: BODY }
    const enqueue = async () => {
      if (enqueued < deliveries) await emitter.enqueue({ ...message, id: `msg_${enqueued++}` })
    }
    const emitter = createEmitter({
      webhooks,
      secrets: [SECRET],
      clock: systemClock,
      send: pool.send,
      random: random(1, 'emitter'),
      outbox,
      limits: { concurrency: CONNECTIONS },
      keepsDeliveries: false,
      onDelivery: (delivery) => {
        acknowledged += delivery.acknowledged ? 1 : 0
        void enqueue()
      },
    })
    await Promise.all(Array.from({ length: BACKLOG }, enqueue))
    await emitter.idle()
    if (acknowledged !== deliveries) throw new Error(`Only ${acknowledged} were acknowledged.`)
    await outbox.close()
    await pool.close()
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

async function main(rounds: number, deliveries: number, only: string | undefined): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'terrarium-bench-'))
  let files = 0
  const sqlite = (synchronous: 'full' | 'normal') =>
    emitting(() => sqliteOutbox(join(folder, `${++files}.db`), { synchronous }))
  const all: Readonly<Record<string, Contestant>> = {
    'undici, Pool.request': bareRequest,
    'undici, Pool.dispatch': bareDispatch,
    'undici, Pool.request, signed by hand': bareSigned,
    'emitter, in memory': emitting(memoryOutbox),
    'emitter, SQLite, synchronous = NORMAL': sqlite('normal'),
    'emitter, SQLite, synchronous = FULL': sqlite('full'),
  }
  const contestants = Object.entries(all).filter(
    ([name]) => only === undefined || new RegExp(only).test(name),
  )
  const child = fork(import.meta.filename, ['sink'])
  const [port] = (await once(child, 'message')) as [number]
  const url = `http://127.0.0.1:${port}`
  const rates = new Map<string, number[]>(contestants.map(([name]) => [name, []]))
  const cpu = new Map<string, number[]>(contestants.map(([name]) => [name, []]))
  for (const [, contestant] of contestants) await contestant(url, WARM_UP)
  for (let round = 0; round < rounds; round++) {
    for (let seat = 0; seat < contestants.length; seat++) {
      const [name, contestant] = contestants[(round + seat) % contestants.length]!
      const startedAt = performance.now()
      const used = process.cpuUsage()
      await contestant(url, deliveries)
      rates.get(name)!.push((deliveries * 1000) / (performance.now() - startedAt))
      const { user, system } = process.cpuUsage(used)
      cpu.get(name)!.push((user + system) / deliveries)
    }
  }
  child.kill()
  rmSync(folder, { recursive: true })
  const bare = median(rates.get('undici, Pool.request') ?? [Number.NaN])
  console.log(
    `${BODY.length} bytes a body, ${CONNECTIONS} connections, ${rounds} rounds of ${deliveries} deliveries\n\n| contestant | deliveries/s | of Pool.request | CPU µs each |\n|---|---:|---:|---:|`,
  )
  for (const [name, values] of rates) {
    const rate = median(values)
    console.log(
      `| ${name} | ${Math.round(rate).toLocaleString('en')} | ${Math.round((rate / bare) * 100)} % | ${Math.round(median(cpu.get(name)!))} |`,
    )
  }
}

if (process.argv[2] === 'sink') sink()
else await main(Number(process.argv[2] ?? 7), Number(process.argv[3] ?? 6000), process.argv[4])
