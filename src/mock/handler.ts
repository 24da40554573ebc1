import type { Exchange } from '../http/exchange.ts'
import type { Handler } from '../http/handler.ts'
import { destination } from './dispatch.ts'
import { type Call, readIncoming } from './incoming.ts'
import { type Reply, replyHeaders, replyText } from './reply.ts'
import { routesOf } from './routes.ts'
import type { Mock } from './seams.ts'

/** A mock as a server: finds the route, lets the seams answer, notes the exchange. */
export function createHandler(mock: Mock): Handler {
  const routes = routesOf(mock.partner, mock.issuer)
  return async (request) => {
    const sentAtMs = mock.clock.epochMs()
    const incoming = await readIncoming(request)
    const { call, answer } = destination(routes, incoming)
    const reply = await mock.seams.answer(call, mock, answer)
    const text = incoming.isHead ? '' : replyText(reply, mock.texts.print)
    const headers = replyHeaders(reply)
    note(request, call, reply.status, headers, text, sentAtMs, mock)
    return new Response(text === '' || BODILESS.has(reply.status) ? null : text, {
      status: reply.status,
      headers,
    })
  }
}

/** Statuses that `Response` lets have no body. */
const BODILESS: ReadonlySet<number> = new Set([101, 204, 205, 304])

function note(
  request: Request,
  call: Call,
  status: number,
  headers: Reply['headers'],
  text: string,
  sentAtMs: number,
  mock: Mock,
): void {
  const exchange: Exchange = {
    request: {
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: call.incoming.body,
    },
    response: { status, headers, body: text },
    sentAtMs,
    durationMs: mock.clock.epochMs() - sentAtMs,
  }
  mock.journal.addExchange({ ...exchange, route: call.route, ...call.subject })
}
