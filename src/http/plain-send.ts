import type { Exchange } from './exchange.ts'
import type { Send } from './handler.ts'

/** A request as plain data: all that a delivery needs, without what the web's `Request` costs to make. */
export interface PlainRequest {
  readonly method: string
  readonly url: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Text is sent as UTF-8. */
  readonly body: string | Uint8Array
}

/**
 * Like `Send`, over plain data.
 *
 * @param timeoutMs - for how long an answer is of use: the connection may be cut afterwards.
 * @throws HostUnreachableError, TimedOutError.
 */
export type PlainSend = (request: PlainRequest, timeoutMs?: number) => Promise<Exchange['response']>

/** A way to send plain requests over any way to send the web's, which has a time limit of its own. */
export function plainSend(send: Send): PlainSend {
  return async ({ method, url, headers, body }) => {
    // What `BodyInit` wants to know is that nobody shares the bytes, and nobody does.
    const content = body as string | Uint8Array<ArrayBuffer>
    const response = await send(new Request(url, { method, headers, body: content, redirect: 'manual' }))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    }
  }
}
