import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { consentAutomatically } from '../../src/client/consent-automatically.ts'
import { memoryStore } from '../../src/client/memory-store.ts'
import type { Delivery } from '../../src/client/receiver.ts'
import { createTerraClient } from '../../src/client/terra-client.ts'
import { networkSend } from '../../src/http/send.ts'
import { serve } from '../../src/http/serve.ts'
import { systemClock } from '../../src/kernel/clock.ts'
import { createMockPartner } from '../../src/mock/mock-partner.ts'
import { aurora } from '../support/partners.ts'

/** The official package is the other side, on real sockets and on the machine's clock, which it reads by itself. */
describe("aurora's webhooks and the official standardwebhooks package", () => {
  it('every event of the emitter is accepted by the package', async () => {
    const partner = await aurora()
    const mock = createMockPartner(partner)
    const official = new Webhook(mock.credentials.webhookSecrets[0]!)
    const verified: unknown[] = []
    const sink = await serve(async (request) => {
      verified.push(official.verify(await request.text(), Object.fromEntries(request.headers)))
      return new Response(null, { status: 204 })
    })
    mock.addEndpoint(`${sink.url}/webhooks`)
    const events = partner.webhooks!.events.filter(({ kind }) => kind === 'data')
    for (const { name } of events) await mock.emit(name, mock.users[0]!.id)
    await mock.idle()
    await sink.close()
    expect(verified).toMatchObject(events.map(({ name }) => ({ type: name, user_id: mock.users[0]!.id })))
  })

  it('a webhook that the package signs is accepted by the receiver, and refused when one byte differs', async () => {
    const partner = await aurora()
    const mock = createMockPartner(partner)
    const served = await serve(mock.handler)
    const deliveries: Delivery[] = []
    const client = createTerraClient({
      partner,
      baseUrl: served.url,
      credentials: mock.credentials,
      send: networkSend(),
      clock: systemClock,
      store: memoryStore(),
      onDelivery: (delivery) => void deliveries.push(delivery),
      processOnDelivery: false,
    })
    const { userId } = await client.connect({ consent: consentAutomatically(partner, networkSend()) })
    const receiver = await serve(client.receiver())
    const body = JSON.stringify({
      id: 'evt_from_the_official_package',
      type: 'user.deauthorized',
      created_at: new Date().toISOString(),
      user_id: userId,
    })
    const now = new Date()
    const headers = {
      'content-type': 'application/json',
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(mock.credentials.webhookSecrets[0]!).sign('msg_1', now, body),
    }
    const send = (sent: string) =>
      networkSend()(new Request(receiver.url, { method: 'POST', headers, body: sent }))
    expect((await send(body)).status).toBe(200)
    expect((await send(`${body} `)).status).toBe(401)
    expect(deliveries.map(({ verdict }) => verdict)).toMatchObject([
      { verdict: 'accepted', stored: 1 },
      { verdict: 'refused', reason: 'mismatch' },
    ])
    expect((await client.processInbox()).map(({ outcome }) => outcome.kind)).toEqual(['deauthorized'])
    await receiver.close()
    await served.close()
  })
})
