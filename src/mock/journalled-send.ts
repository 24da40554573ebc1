import type { Exchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Journal } from './journal.ts'

/** A way out that notes what went through it, answered or not. Only a handshake has no body. */
export function journalledSend(send: Send, journal: Journal, clock: Clock): Send {
  return async (request) => {
    const body = request.body === null ? '' : await request.clone().text()
    const entry = {
      purpose: body === '' ? ('handshake' as const) : ('event' as const),
      request: {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body,
      },
      sentAtMs: clock.epochMs(),
    }
    let answered: Response
    try {
      answered = await send(request)
    } catch (thrown) {
      journal.addDelivery(entry)
      throw thrown
    }
    const response: Exchange['response'] = {
      status: answered.status,
      headers: Object.fromEntries(answered.headers),
      body: await answered.clone().text(),
    }
    journal.addDelivery({ ...entry, response })
    return answered
  }
}
