/**
 * The process that emits, and is killed. It puts the events that it is told to put into its outbox, says which are
 * stored, and delivers whatever the outbox holds; told to finish, it ends when nothing is left.
 */
import { readFileSync } from 'node:fs'
import { createEmitter } from '../../../src/emitter/emitter.ts'
import { sqliteOutbox } from '../../../src/emitter/sqlite-outbox.ts'
import { pooledSend } from '../../../src/http/pooled-send.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { random } from '../../../src/kernel/random.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { message, SECRET } from './deliveries.ts'
import type { Files } from './files.ts'
import type { ToEmitter } from './messages.ts'

const [files, url, seed] = JSON.parse(process.argv[2]!) as [Files, string, number]
const { webhooks } = JSON.parse(readFileSync(files.partner, 'utf8')) as Partner
const outbox = sqliteOutbox(files.outbox)
const emitter = createEmitter({
  webhooks: webhooks!,
  secrets: [SECRET],
  clock: systemClock,
  send: pooledSend().send,
  random: random(seed, 'emitter'),
  outbox,
  // While the receiver is dead one attempt at a time finds out whether it is back.
  limits: { concurrency: 16, breaker: { failures: 20, openSeconds: 0.05 } },
  keepsDeliveries: false,
})

process.on('message', async ({ put = [], finish = false }: ToEmitter) => {
  await Promise.all(put.map((number) => emitter.enqueue(message(number, url))))
  process.send!({ stored: put })
  if (!finish) return
  await emitter.idle()
  await outbox.close()
  process.exit(0)
})
process.send!({ ready: true })
