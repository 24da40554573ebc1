import type { Clock } from '../kernel/clock.ts'
import type { Send } from './handler.ts'
import { retryAfterMs } from './retry-after.ts'

/**
 * A way to send that comes back when it is told to: a request that is answered with 429 was not acted upon, and is sent
 * again when the time is over that the answer asks for. Who does not say when, or asks for too long, keeps its answer.
 *
 * @param options.attempts - in all; 3 unless told.
 * @param options.longestWaitMs - 120,000 (2 min) unless told.
 */
export function patientSend(
  send: Send,
  options: { readonly clock: Clock; readonly attempts?: number; readonly longestWaitMs?: number },
): Send {
  const { clock, attempts = 3, longestWaitMs = 120_000 } = options
  return async (request) => {
    for (let attempt = 1; ; attempt++) {
      const isLast = attempt === attempts
      const response = await send(isLast ? request : request.clone())
      if (response.status !== 429 || isLast) return response
      const waitMs = retryAfterMs(Object.fromEntries(response.headers), clock.epochMs())
      if (waitMs === undefined || waitMs > longestWaitMs) return response
      await clock.sleep(waitMs)
    }
  }
}
