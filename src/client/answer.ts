import { type Exchange, responseJson } from '../http/exchange.ts'
import { retryAfterMs } from '../http/retry-after.ts'
import type { JsonValue } from '../kernel/json.ts'
import { fillTemplate, type TemplateValues } from '../kernel/template.ts'
import type { Access } from '../partner/auth.ts'
import { type Envelope, effectiveStatus } from '../partner/envelope.ts'
import type { RateLimit } from '../partner/rate-limit.ts'

/** A partner's answer, its envelope asked too. */
export interface Answer {
  readonly exchange: Exchange
  /** An error inside HTTP 200 counts as that error's status. */
  readonly status: number
  /** `undefined` where the body is not JSON. */
  readonly body: JsonValue | undefined
}

export function answerOf(exchange: Exchange, envelope: Pick<Envelope, 'success'>): Answer {
  const body = responseJson(exchange)
  return { exchange, body, status: effectiveStatus(envelope, exchange.response.status, body) }
}

/**
 * The answer, its status 429 where it refuses one request too many in the way that the descriptor declares. A status
 * that may also mean something else, such as 403, means that only when the answer says when to come back.
 */
export function withLimitSeen(answer: Answer, rateLimit: RateLimit | undefined, nowMs: number): Answer {
  if (rateLimit === undefined || answer.status === 429 || answer.status !== rateLimit.refusal.status)
    return answer
  return retryAfterMs(answer.exchange.response.headers, nowMs) === undefined
    ? answer
    : { ...answer, status: 429 }
}

/** A copy of the request that carries the credentials, as the descriptor's `access` says. */
export function withAccess(request: Request, access: Access, values: TemplateValues): Request {
  const url = new URL(request.url)
  for (const [name, template] of Object.entries(access.query)) {
    const value = fillTemplate(template, values)
    if (value !== undefined) url.searchParams.set(name, value)
  }
  const carrying = new Request(url, request)
  for (const [name, template] of Object.entries(access.headers)) {
    const value = fillTemplate(template, values)
    if (value !== undefined) carrying.headers.set(name, value)
  }
  return carrying
}
