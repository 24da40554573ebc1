/** Delivers what an outbox holds, and ends: the process that a test of crashes kills. */
import { createEmitter } from '../../src/emitter/emitter.ts'
import { sqliteOutbox } from '../../src/emitter/sqlite-outbox.ts'
import { pooledSend } from '../../src/http/pooled-send.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { random } from '../../src/kernel/random.ts'

const outbox = sqliteOutbox(process.argv[2]!)
const emitter = createEmitter({
  webhooks: {
    signature: { encoding: 'base64', header: 'x-signature' },
    registration: { kind: 'dashboard' },
    handshake: { kind: 'none' },
    acknowledge: { status: [200], withinSeconds: 10 },
    retry: { delaysSeconds: Array.from({ length: 60 }, () => 0.01) },
    events: [],
  },
  secrets: ['a secret'],
  clock: systemClock,
  send: pooledSend().send,
  random: random(1, 'emitter'),
  outbox,
  limits: { concurrency: 8 },
  keepsDeliveries: false,
})
await emitter.idle()
await outbox.close()
