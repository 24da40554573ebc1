import { stringifyJson } from '../kernel/json.ts'

/** Server-sent events to everybody who listens (HTML Standard §9.2). */
export interface EventStream {
  /** The answer to a request for the events: first those after its `Last-Event-ID`, then each as it is sent. */
  readonly open: (request: Request) => Response
  readonly send: (event: string, data: unknown) => void
  /** Whether anybody listens. */
  readonly isHeard: () => boolean
  /** Ends every stream: a server that closes waits for them. */
  readonly close: () => void
}

/** Who has so many events before them unread is cut off, and comes back. */
const UNREAD = 2000

/** @param options.kept - how many of the last events are told to who comes later; none unless told. */
export function createEventStream(options: { readonly kept?: number } = {}): EventStream {
  const { kept = 0 } = options
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>()
  const encoder = new TextEncoder()
  const history: { readonly id: number; readonly text: string }[] = []
  let last = 0
  let closed = false

  const write = (listener: ReadableStreamDefaultController<Uint8Array>, text: string) => {
    listener.enqueue(encoder.encode(text))
    if ((listener.desiredSize ?? 0) > 0) return
    listeners.delete(listener)
    listener.close()
  }
  return {
    open(request) {
      const seen = Number(request.headers.get('last-event-id') ?? 0)
      let own: ReadableStreamDefaultController<Uint8Array> | undefined
      const stream = new ReadableStream<Uint8Array>(
        {
          start(listener) {
            own = listener
            const missed = history.filter(({ id }) => id > seen).map(({ text }) => text)
            listener.enqueue(encoder.encode(`retry: 1000\n\n${missed.join('')}`))
            if (closed) listener.close()
            else listeners.add(listener)
          },
          cancel() {
            if (own !== undefined) listeners.delete(own)
          },
        },
        { highWaterMark: UNREAD },
      )
      return new Response(stream, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' },
      })
    },
    isHeard: () => listeners.size > 0,
    send(event, data) {
      last += 1
      // JSON has no line break outside of its strings, and none inside.
      const text = `id: ${last}\nevent: ${event}\ndata: ${stringifyJson(data)}\n\n`
      if (kept > 0) history.push({ id: last, text })
      if (history.length > kept) history.shift()
      for (const listener of [...listeners]) write(listener, text)
    },
    close() {
      closed = true
      for (const listener of listeners) listener.close()
      listeners.clear()
    },
  }
}
