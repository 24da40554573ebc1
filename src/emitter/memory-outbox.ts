import { lineUp } from './line-up.ts'
import type { Message } from './message.ts'
import type { Outbox } from './outbox.ts'

/** An outbox that is gone with the process. */
export function memoryOutbox(): Outbox {
  const line = lineUp()
  const messages = new Map<number, Message>()
  let last = 0
  return {
    async put(message, dispatch) {
      last += 1
      messages.set(last, message)
      line.add({ ...dispatch, sequence: last, url: message.url, attempts: 0 })
    },
    async take(nowMs, busyUrls) {
      const next = line.take(nowMs, busyUrls)
      if (typeof next === 'number') return next
      const { sequence, attempts } = next
      return { sequence, attempts, message: messages.get(sequence)! }
    },
    async settle({ sequence }, settlement) {
      if (settlement.done) messages.delete(sequence)
      line.settle(sequence, settlement)
    },
    async count() {
      return line.count()
    },
    async close() {},
  }
}
