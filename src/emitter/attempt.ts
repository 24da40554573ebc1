import type { Exchange } from '../http/exchange.ts'
import { messageOf } from '../kernel/errors.ts'
import type { Delivery, EmitterOptions, EmitterSeams } from './emitter-types.ts'
import type { Message } from './message.ts'

/** Sign a message anew and send it once. An answer that takes longer than the declared deadline is none. */
export async function attemptDelivery(
  message: Message,
  attempt: number,
  seams: EmitterSeams,
  { webhooks, secrets, clock, send }: EmitterOptions,
): Promise<Delivery> {
  const sentAtMs = clock.epochMs()
  const signing = { webhooks, secrets: message.secrets ?? secrets, attempt, nowMs: sentAtMs }
  const attempted = seams.attemptedMessage(message, attempt)
  const request = seams.deliveryRequest(attempted, seams.signDelivery(attempted, signing))
  const sent = await requestOf(request)
  const answer = await withinDeadline(request, seams.answerWithinSeconds(webhooks), { clock, send })
  const delivery = { message, attempt, sentAtMs, request: sent }
  if (typeof answer === 'string') return { ...delivery, failure: answer, acknowledged: false }
  const response = await responseOf(answer)
  return { ...delivery, response, acknowledged: seams.isAcknowledged(response, webhooks) }
}

/** @returns the answer, or why there is none. */
async function withinDeadline(
  request: Request,
  withinSeconds: number,
  { clock, send }: Pick<EmitterOptions, 'clock' | 'send'>,
): Promise<Response | string> {
  const hangUp = new AbortController()
  const answered = new AbortController()
  try {
    return await Promise.race([
      send(new Request(request, { signal: hangUp.signal })).catch(messageOf),
      clock.sleep(withinSeconds * 1000, answered.signal).then(
        () => `no answer within ${withinSeconds} s`,
        () => 'answered',
      ),
    ])
  } finally {
    answered.abort()
    hangUp.abort(new Error('the receiver took too long'))
  }
}

async function requestOf(request: Request): Promise<Exchange['request']> {
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: await request.clone().text(),
  }
}

async function responseOf(response: Response): Promise<Exchange['response']> {
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  }
}
