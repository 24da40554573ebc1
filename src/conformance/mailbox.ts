import type { Handler } from '../http/handler.ts'
import type { Clock } from '../kernel/clock.ts'
import type { ReceivedDelivery } from './evidence/webhook.ts'

/** Receives whatever a partner sends, keeps its bytes, and judges nothing. */
export interface Mailbox {
  readonly handler: Handler
  readonly deliveries: readonly ReceivedDelivery[]
  /**
   * The deliveries that match, as soon as `count` of them have been answered; those that came until then once the time
   * is up.
   */
  waitFor(
    matches: (delivery: ReceivedDelivery) => boolean,
    options: { readonly count: number; readonly withinMs: number },
  ): Promise<readonly ReceivedDelivery[]>
}

/** A delivery that may still wait for its answer. */
type Arriving = ReceivedDelivery & { answered: number }

/** @param answer - what each request is answered with; handshakes and refusals are the caller's affair. */
export function createMailbox(
  clock: Clock,
  answer: (request: Request, delivery: ReceivedDelivery) => Response | Promise<Response>,
): Mailbox {
  const deliveries: Arriving[] = []
  const watchers = new Set<() => void>()
  return {
    deliveries,
    async handler(request) {
      const receivedAtMs = clock.epochMs()
      const body = new Uint8Array(await request.arrayBuffer())
      const delivery: Arriving = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body,
        receivedAtMs,
        answered: 0,
      }
      deliveries.push(delivery)
      const response = await answer(request, delivery)
      delivery.answered = response.status
      for (const watch of [...watchers]) watch()
      return response
    },
    async waitFor(matches, { count, withinMs }) {
      const enough = new AbortController()
      const watch = () => {
        if (deliveries.filter(matches).filter(({ answered }) => answered > 0).length >= count) enough.abort()
      }
      watchers.add(watch)
      watch()
      await clock.sleep(withinMs, enough.signal).catch(() => {})
      watchers.delete(watch)
      return deliveries.filter(matches)
    },
  }
}
