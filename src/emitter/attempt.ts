import type { Exchange } from '../http/exchange.ts'
import type { PlainRequest, PlainSend } from '../http/plain-send.ts'
import { messageOf } from '../kernel/errors.ts'
import type { Deadlines } from './deadlines.ts'
import type { Delivery, EmitterOptions, EmitterSeams } from './emitter-types.ts'
import type { Message } from './message.ts'

/** Sign a message anew and send it once. An answer that takes longer than the declared deadline is none. */
export async function attemptDelivery(
  message: Message,
  attempt: number,
  seams: EmitterSeams,
  { webhooks, secrets, clock, send }: EmitterOptions,
  deadlines: Deadlines,
): Promise<Delivery> {
  const sentAtMs = clock.epochMs()
  const signing = { webhooks, secrets: message.secrets ?? secrets, attempt, nowMs: sentAtMs }
  const attempted = seams.attemptedMessage(message, attempt)
  const request = seams.deliveryRequest(attempted, seams.signDelivery(attempted, signing))
  const answer = await withinDeadline(request, seams.answerWithinSeconds(webhooks), send, deadlines)
  const delivery = { message, attempt, sentAtMs, request: recorded(request) }
  if (typeof answer === 'string') return { ...delivery, failure: answer, acknowledged: false }
  return { ...delivery, response: answer, acknowledged: seams.isAcknowledged(answer, webhooks) }
}

/** @returns the answer, or why there is none. */
function withinDeadline(
  request: PlainRequest,
  withinSeconds: number,
  send: PlainSend,
  deadlines: Deadlines,
): Promise<Exchange['response'] | string> {
  const withinMs = withinSeconds * 1000
  return new Promise((resolve) => {
    const callOff = deadlines.within(withinMs, () => resolve(`no answer within ${withinSeconds} s`))
    const answered = (answer: Exchange['response'] | string) => {
      callOff()
      resolve(answer)
    }
    send(request, withinMs).then(answered, (thrown: unknown) => answered(messageOf(thrown)))
  })
}

function recorded({ method, url, headers, body }: PlainRequest): Exchange['request'] {
  return { method, url, headers, body: typeof body === 'string' ? body : new TextDecoder().decode(body) }
}
