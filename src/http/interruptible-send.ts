import { InterruptedError } from '../kernel/interrupted.ts'
import type { Send } from './handler.ts'

/** A way to send that ends with the signal: what is in flight is given up, and nothing more leaves. Both throw InterruptedError. */
export function interruptibleSend(send: Send, interrupt: AbortSignal): Send {
  return async (request) => {
    if (interrupt.aborted) throw new InterruptedError(interrupt.reason)
    const signal = AbortSignal.any([interrupt, request.signal])
    try {
      return await send(new Request(request, { signal }))
    } catch (thrown) {
      throw interrupt.aborted ? new InterruptedError(interrupt.reason) : thrown
    }
  }
}
