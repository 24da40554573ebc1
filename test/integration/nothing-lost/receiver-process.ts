/**
 * The process that receives, and is killed: the reference client on a socket. A third of the deliveries fail, some before
 * they are looked at, some after they were stored; so does a tenth of what is handed on to the customer.
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { sqliteStore } from '../../../src/client/sqlite-store.ts'
import { createTerraClient } from '../../../src/client/terra-client.ts'
import { serve } from '../../../src/http/serve.ts'
import { systemClock } from '../../../src/kernel/clock.ts'
import { random } from '../../../src/kernel/random.ts'
import { mockCredentials } from '../../../src/partner/credentials.ts'
import type { Partner } from '../../../src/partner/partner.ts'
import { toldLine } from './customer.ts'
import { SECRET } from './deliveries.ts'
import type { Files } from './files.ts'

const [files, port, seed] = JSON.parse(process.argv[2]!) as [Files, number, number]
const partner = JSON.parse(readFileSync(files.partner, 'utf8')) as Partner
const { fraction } = random(seed, 'receiver')
const ONE_THIRD = 1 / 3
const ONE_TENTH = 1 / 10

const client = createTerraClient({
  partner,
  baseUrl: 'http://partner.invalid',
  credentials: { ...mockCredentials(partner), webhookSecrets: [SECRET] },
  send: () => Promise.reject(new Error('nothing is fetched: the events are full')),
  clock: systemClock,
  store: sqliteStore(files.store),
  mapper: { map: (_type, record) => ({ value: record, problems: [] }) },
  onEvent: (outgoing) => {
    const fate = fraction()
    if (fate < ONE_TENTH / 2) throw new Error('the customer was not there')
    appendFileSync(files.told, toldLine(outgoing))
    if (fate < ONE_TENTH) throw new Error("the customer's answer was lost")
  },
})
const receive = client.receiver()
let deliveries = 0
/** Told now and then: a message for each would cost more than the delivery. */
const count = () => {
  deliveries += 1
  if (deliveries % 10 !== 0) return
  process.send!({ deliveries: 10 })
}
const served = await serve(
  async (request) => {
    const fate = fraction()
    const answer = fate < ONE_THIRD / 2 ? new Response(null, { status: 500 }) : await receive(request)
    count()
    return fate < ONE_THIRD ? new Response(null, { status: 500 }) : answer
  },
  { port },
)
process.send!({ port: served.port })
