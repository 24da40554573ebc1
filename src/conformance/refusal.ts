import { type Exchange, responseJson } from '../http/exchange.ts'
import { isJsonObject } from '../kernel/json.ts'
import { effectiveStatus } from '../partner/envelope.ts'
import type { Partner } from '../partner/partner.ts'
import { type Finding, finding } from './check.ts'

/** Whether a status says no to who asks: what Terra takes for a broken connection (Terra: event types). */
export function isRefused(status: number): boolean {
  return status === 401 || status === 403 || status === 412
}

/** The status of an answer outside the data endpoints, errors inside HTTP 200 included. */
export function statusOf(exchange: Exchange, { auth }: Partner): number {
  const envelope = auth.kind === 'oauth2' || auth.kind === 'clientCredentials' ? auth.tokenResponse : {}
  const body = responseJson(exchange)
  return body === undefined
    ? exchange.response.status
    : effectiveStatus(envelope, exchange.response.status, body)
}

/** The `error` member of a refusal (RFC 6749 §5.2), at its root or one level down, as envelopes have it. */
export function errorCodeOf(exchange: Exchange): string | undefined {
  const body = responseJson(exchange)
  if (!isJsonObject(body)) return undefined
  const inner = [body, ...Object.values(body)].filter(isJsonObject)
  const code = inner.map(({ error }) => error).find((error) => typeof error === 'string')
  return typeof code === 'string' ? code : undefined
}

/** Whether an answer is a refusal at all: only then its status and its words are worth a look. */
export function isRefusal({ response }: Exchange): boolean {
  return response.status >= 400 && response.status <= 499
}

/** What is wrong with the answer to a token request that must be refused with a 4xx, or `undefined`. */
export function refusalFinding(exchange: Exchange, partner: Partner, what: string): Finding | undefined {
  const status = statusOf(exchange, partner)
  if (status >= 400 && status <= 499) return undefined
  const verdict = status < 300 ? 'is accepted' : `is answered with ${status} instead of a refusal`
  return finding(`${what} ${verdict}`, exchange)
}
