import type { Send } from './handler.ts'

/** A way to send with at most `limit` requests in flight; the others wait their turn, first come, first served. */
export function concurrentSend(send: Send, limit: number): Send {
  const waiting: (() => void)[] = []
  let free = limit
  return async (request) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await send(request)
    } finally {
      // Who waits takes the place over, so that a newcomer cannot slip in between.
      const next = waiting.shift()
      if (next === undefined) free += 1
      else next()
    }
  }
}
