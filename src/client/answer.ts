import { type Exchange, responseJson } from '../http/exchange.ts'
import type { JsonValue } from '../kernel/json.ts'
import { fillTemplate, type TemplateValues } from '../kernel/template.ts'
import type { Access } from '../partner/auth.ts'
import { type Envelope, effectiveStatus } from '../partner/envelope.ts'

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
