/**
 * How long one hundred isolated mock partners take to start in one process, each on a port of its own, and how much
 * memory they hold: at rest, and after a user of each has connected and a week of sleep was pulled, ten at a time.
 *
 * Run with `node bench/hundred-partners.ts [rounds]`; each round is a process of its own. Prints Markdown.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { serve } from '../src/http/serve.ts'
import { createMockPartner } from '../src/mock/mock-partner.ts'
import { requirePartner } from '../src/partner/load-partner.ts'

const PARTNERS = 100
/** As many tests as a runner has in the air at once. */
const AT_A_TIME = 10
const DAY_MS = 86_400_000

/** RFC 7636, appendix B. */
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

/** What one round has measured; milliseconds, and mebibytes of the process that serves. */
interface Round {
  /** From the descriptor on disk until the last partner has answered its first request. */
  readonly startMs: number
  readonly startedMiB: number
  /** Until every user's week has been pulled. */
  readonly useMs: number
  readonly usedMiB: number
}

/** What the serving process tells. */
interface Serving {
  readonly urls: readonly string[]
  readonly clientId: string
  readonly clientSecret: string
  readonly startMs: number
  readonly residentMiB: number
}

/** Serves until it is asked for its memory a second time. */
async function servePartners(): Promise<void> {
  const began = performance.now()
  const file = fileURLToPath(new URL('../contracts/aurora/partner.yaml', import.meta.url))
  const partner = await requirePartner(file)
  const mocks = Array.from({ length: PARTNERS }, (_, seed) => createMockPartner(partner, { seed }))
  const served = await Promise.all(mocks.map(({ handler }) => serve(handler)))
  const urls = served.map(({ url }) => url)
  const answers = await Promise.all(urls.map((url) => fetch(`${url}/v1/sleep`)))
  must(answers.every(({ status }) => status === 401))
  const startMs = performance.now() - began
  const { clientId, clientSecret } = mocks[0]!.credentials
  const tell = () => process.send!({ urls, clientId, clientSecret, startMs, residentMiB: residentMiB() })
  process.on('message', () => {
    tell()
    process.disconnect()
    for (const each of served) void each.close()
  })
  tell()
}

async function round(): Promise<Round> {
  const child = fork(fileURLToPath(import.meta.url), ['serve'])
  const [started] = (await once(child, 'message')) as [Serving]
  const began = performance.now()
  for (let from = 0; from < PARTNERS; from += AT_A_TIME)
    await Promise.all(started.urls.slice(from, from + AT_A_TIME).map((url) => connectAndPull(url, started)))
  const useMs = performance.now() - began
  child.send('used')
  const [used] = (await once(child, 'message')) as [Serving]
  return { startMs: started.startMs, startedMiB: started.residentMiB, useMs, usedMiB: used.residentMiB }
}

async function connectAndPull(url: string, { clientId, clientSecret }: Serving): Promise<void> {
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`
  const redirect_uri = 'http://127.0.0.1:4011/callback'
  const asked = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri,
    scope: 'sleep.read offline',
    state: 's',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
  })
  const consent = await fetch(`${url}/oauth/authorize?${asked}`, { redirect: 'manual' })
  const code = new URL(consent.headers.get('location')!).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', code, redirect_uri, code_verifier: VERIFIER }
  const tokens = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    headers: { authorization },
    body: new URLSearchParams(form),
  })
  const { access_token } = (await tokens.json()) as { readonly access_token: string }
  const nowMs = Date.now()
  const week = new URLSearchParams({
    start: new Date(nowMs - 7 * DAY_MS).toISOString(),
    end: new Date(nowMs).toISOString(),
  })
  const pulled = await fetch(`${url}/v1/sleep?${week}`, {
    headers: { authorization: `Bearer ${access_token}` },
  })
  const { data } = (await pulled.json()) as { readonly data: readonly unknown[] }
  must(data.length >= 5)
}

function residentMiB(): number {
  return process.memoryUsage().rss / 2 ** 20
}

function must(held: boolean): void {
  if (!held) throw new Error('A partner did not answer as it ought to.')
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

async function main(rounds: number): Promise<void> {
  const all: Round[] = []
  while (all.length < rounds) all.push(await round())
  const of = (name: keyof Round) => Math.round(median(all.map((one) => one[name]))).toLocaleString('en')
  console.log(`${PARTNERS} partners in one process, median of ${rounds}\n`)
  console.log('| | ms | MiB resident |\n|---|---:|---:|')
  console.log(`| all have answered once | ${of('startMs')} | ${of('startedMiB')} |`)
  console.log(`| a user of each has connected and pulled a week | ${of('useMs')} | ${of('usedMiB')} |`)
}

const [word = '5'] = process.argv.slice(2)
await (word === 'serve' ? servePartners() : main(Number(word)))
