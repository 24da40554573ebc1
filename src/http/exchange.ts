import type { Clock } from '../kernel/clock.ts'
import { type JsonValue, parseJson } from '../kernel/json.ts'
import type { Send } from './handler.ts'

/** One request and its answer, as evidence: plain data, bodies as text. */
export interface Exchange {
  readonly request: {
    readonly method: string
    readonly url: string
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  readonly response: {
    readonly status: number
    /** Names in lower case; several fields of one name joined by `, `. */
    readonly headers: Readonly<Record<string, string>>
    readonly body: string
  }
  /** When the request was sent, in milliseconds since the Unix epoch. */
  readonly sentAtMs: number
  readonly durationMs: number
}

/** A way to send that leaves an exchange for every answer; what was never answered throws as `send` does. */
export function recordExchange(send: Send, clock: Clock): (request: Request) => Promise<Exchange> {
  return async (request) => {
    const body = request.body === null ? '' : await request.clone().text()
    const sentAtMs = clock.epochMs()
    const response = await send(request)
    return {
      request: {
        method: request.method,
        url: request.url,
        headers: joined(request.headers),
        body,
      },
      response: {
        status: response.status,
        headers: joined(response.headers),
        body: await response.text(),
      },
      sentAtMs,
      durationMs: clock.epochMs() - sentAtMs,
    }
  }
}

/** `Headers` joins all fields of one name but `Set-Cookie`, of which an object would keep the last alone. */
function joined(headers: Headers): Record<string, string> {
  const cookies = headers.getSetCookie()
  const all = Object.fromEntries(headers)
  return cookies.length === 0 ? all : { ...all, 'set-cookie': cookies.join(', ') }
}

/** The answer's body as JSON, or `undefined` where it is not JSON. 64-bit integers survive as `bigint`. */
export function responseJson(exchange: Exchange): JsonValue | undefined {
  try {
    return parseJson(exchange.response.body)
  } catch {
    return undefined
  }
}

/** Whether the answer's status is 2xx. */
export function succeeded(exchange: Exchange): boolean {
  return exchange.response.status >= 200 && exchange.response.status < 300
}
