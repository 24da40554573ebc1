import type { Delivery } from '../emitter/emitter-types.ts'
import type { Message } from '../emitter/message.ts'
import type { Io } from './io.ts'
import { painter } from './style.ts'

/** Shows deliveries as they happen: a line for each attempt, and on a terminal a last line that says how all stand. */
export interface LiveDeliveries {
  emitted(message: Message): void
  attempted(delivery: Delivery): void
  /** Messages that were not acknowledged, so far. */
  readonly open: number
  /** Resolves at the next attempt, or when the command is stopped. */
  nextAttempt(): Promise<void>
  /** Leaves the summary behind. */
  end(): void
}

/** To the beginning of the line, and all of it gone. */
const CLEAR = '\r\u001b[2K'

export function liveDeliveries(io: Io): LiveDeliveries {
  const paint = painter(io.outIsTerminal)
  /** How often each message is on its way: with some faults one is sent twice. */
  const open = new Map<Message, number>()
  let waiting: (() => void)[] = []
  let [messages, acknowledged, attempts] = [0, 0, 0]
  const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`
  const unacknowledged = () => messages - acknowledged
  const summary = () =>
    `${count(messages, 'event')}, ${acknowledged} acknowledged, ${unacknowledged()} not, after ${count(attempts, 'attempt')}`
  const clear = () => {
    if (io.errIsTerminal) io.err(CLEAR)
  }
  const live = () => {
    if (io.errIsTerminal) io.err(summary().slice(0, io.columns - 1))
  }
  const settle = (message: Message) => {
    const times = open.get(message)
    if (times === undefined) return
    acknowledged += 1
    if (times === 1) open.delete(message)
    else open.set(message, times - 1)
  }
  const wake = () => {
    for (const resolve of waiting) resolve()
    waiting = []
  }
  io.signal.addEventListener('abort', wake, { once: true })
  return {
    emitted(message) {
      messages += 1
      open.set(message, (open.get(message) ?? 0) + 1)
      clear()
      live()
    },
    attempted({ message, attempt, response, failure, acknowledged: isAcknowledged }) {
      attempts += 1
      if (isAcknowledged) settle(message)
      const answer = response === undefined ? (failure ?? 'no answer') : String(response.status)
      const mark = isAcknowledged ? paint('green', '✓') : paint('red', '✗')
      clear()
      io.out(`${mark} ${message.event.padEnd(18)} ${message.id}  attempt ${attempt}  ${answer}\n`)
      live()
      wake()
    },
    get open() {
      return unacknowledged()
    },
    nextAttempt: () => new Promise((resolve) => waiting.push(resolve)),
    end() {
      clear()
      io.err(`${summary()}\n`)
    },
  }
}
