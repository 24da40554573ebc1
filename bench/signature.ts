/**
 * How fast deliveries are signed and verified, beside `node:crypto` alone (the limit) and the official libraries.
 * Contestants take turns within one process, so that what disturbs the machine disturbs all of them alike.
 *
 * Run with `node bench/signature.ts`; prints Markdown.
 */
import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto'
import { Webhook as StandardWebhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { Webhook as SvixWebhook } from 'svix'
import { random } from '../src/kernel/random.ts'
import { resolveScheme } from '../src/signature/scheme.ts'
import { createSigner } from '../src/signature/sign.ts'
import { createVerifier } from '../src/signature/verify.ts'

const ROUNDS = 41
const ROUND_MS = 25
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek'

/** A contestant throws when it does not accept what it ought to. */
type Contestants = Readonly<Record<string, () => void>>

function main(): void {
  const bodies = { '2 KB': jsonBody(2 * 1024), '50 KB': jsonBody(50 * 1024) }
  console.log('| | contestant | operations/s, median | of node:crypto |\n|---|---|---:|---:|')
  for (const [size, body] of Object.entries(bodies)) {
    print(`sign ${size}`, signers(body))
    print(`verify ${size}`, verifiers(body))
  }
}

function signers(text: string): Contestants {
  const bytes = Buffer.from(text)
  const timestampSeconds = Math.floor(Date.now() / 1000)
  const date = new Date(timestampSeconds * 1000)
  const key = createSecretKey(Buffer.from(SECRET.slice(6), 'base64'))
  const standard = createSigner(resolveScheme({ preset: 'standard-webhooks' }), [SECRET])
  const terra = createSigner(resolveScheme({ preset: 'terra' }), [SECRET])
  const library = new StandardWebhook(SECRET)
  const svix = new SvixWebhook(SECRET)
  return {
    'node:crypto': () =>
      void createHmac('sha256', key).update(`${ID}.${timestampSeconds}.`).update(bytes).digest('base64'),
    'terrarium, standard-webhooks': () => void standard.sign({ id: ID, timestampSeconds, body: bytes }),
    'terrarium, t=…,v1=…': () => void terra.sign({ timestampSeconds, body: bytes }),
    stripe: () =>
      void Stripe.webhooks.generateTestHeaderString({
        payload: text,
        secret: SECRET,
        timestamp: timestampSeconds,
      }),
    standardwebhooks: () => void library.sign(ID, date, text),
    svix: () => void svix.sign(ID, date, text),
  }
}

function verifiers(text: string): Contestants {
  const bytes = Buffer.from(text)
  const timestampSeconds = Math.floor(Date.now() / 1000)
  const key = createSecretKey(Buffer.from(SECRET.slice(6), 'base64'))
  const [standard, terra] = [
    resolveScheme({ preset: 'standard-webhooks' }),
    resolveScheme({ preset: 'terra' }),
  ]
  const headers = createSigner(standard, [SECRET]).sign({ id: ID, timestampSeconds, body: bytes })
  const terraHeaders = createSigner(terra, [SECRET]).sign({ timestampSeconds, body: bytes })
  const given = Buffer.from(headers['webhook-signature']!.slice(3))
  const standardVerifier = createVerifier(standard, [SECRET])
  const terraVerifier = createVerifier(terra, [SECRET])
  const library = new StandardWebhook(SECRET)
  const svix = new SvixWebhook(SECRET)
  return {
    'node:crypto': () => {
      const expected = createHmac('sha256', key)
        .update(`${ID}.${timestampSeconds}.`)
        .update(bytes)
        .digest('base64')
      must(timingSafeEqual(Buffer.from(expected), given))
    },
    'terrarium, standard-webhooks': () =>
      must(standardVerifier.verify({ headers, body: bytes }, timestampSeconds).valid),
    'terrarium, t=…,v1=…': () =>
      must(terraVerifier.verify({ headers: terraHeaders, body: bytes }, timestampSeconds).valid),
    'stripe (parses)': () =>
      void Stripe.webhooks.constructEvent(bytes, terraHeaders['terra-signature']!, SECRET, 3600),
    'stripe, signature only': () =>
      void Stripe.webhooks.signature!.verifyHeader(bytes, terraHeaders['terra-signature']!, SECRET, 3600),
    standardwebhooks: () => void library.verify(text, headers, { jsonParse: false }),
    svix: () => void svix.verify(text, headers),
  }
}

function print(what: string, contestants: Contestants): void {
  const rates = race(contestants)
  const limit = rates.get('node:crypto')!
  for (const [name, rate] of rates) {
    console.log(
      `| ${what} | ${name} | ${Math.round(rate).toLocaleString('en')} | ${Math.round((rate / limit) * 100)} % |`,
    )
  }
}

/** Operations per second of each, the median over rounds in which each has one turn. */
function race(contestants: Contestants): Map<string, number> {
  const names = Object.keys(contestants)
  const turns = new Map(names.map((name) => [name, calibrated(contestants[name]!)]))
  const rates = new Map<string, number[]>(names.map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (let seat = 0; seat < names.length; seat++) {
      const name = names[(round + seat) % names.length]!
      rates.get(name)!.push(rateOf(contestants[name]!, turns.get(name)!))
    }
  }
  return new Map(names.map((name) => [name, median(rates.get(name)!)]))
}

/** How many operations fill a turn, once the code is warm. */
function calibrated(operate: () => void): number {
  rateOf(operate, 500)
  return Math.max(1, Math.round((rateOf(operate, 2000) * ROUND_MS) / 1000))
}

function rateOf(operate: () => void, times: number): number {
  const started = process.hrtime.bigint()
  for (let index = 0; index < times; index++) operate()
  return (times * 1e9) / Number(process.hrtime.bigint() - started)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}

function must(accepted: boolean): void {
  if (!accepted) throw new Error('A contestant refused a delivery that is good.')
}

/** A body like a webhook's: JSON with samples, of about `size` bytes. */
function jsonBody(size: number): string {
  const stream = random(20261123, 'bench', size)
  const samples: { timestamp: string; bpm: number }[] = []
  let length = 60
  while (length < size) {
    samples.push({
      timestamp: `2026-11-23T0${stream.int(0, 9)}:${stream.int(10, 59)}:00Z`,
      bpm: stream.int(40, 180),
    })
    length += 46
  }
  return JSON.stringify({ type: 'activity.updated', user_id: 'u_1', data: [{ samples }] })
}

main()
