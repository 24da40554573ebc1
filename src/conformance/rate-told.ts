import type { Exchange } from '../http/exchange.ts'
import type { DataType } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'
import { readRateHeaders, type ToldRate, type ToldWindow } from '../partner/rate-headers.ts'
import type { RateLimit } from '../partner/rate-limit.ts'
import { everyPage } from './each-record.ts'
import type { PullEvidence } from './evidence/pull.ts'

/** What one answer tells of the rate limit. */
export interface SeenRate {
  readonly type: DataType
  readonly exchange: Exchange
  /** When the answer came, in milliseconds since the Unix epoch. */
  readonly atMs: number
  readonly told: ToldRate
}

/** What every answer tells of the declared rate limit, in the order in which they came. */
export function ratesTold(evidence: PullEvidence, rateLimit: RateLimit): readonly SeenRate[] {
  return everyPage(evidence)
    .map(({ type, page }) => {
      const { exchange } = page.answer
      const atMs = exchange.sentAtMs + exchange.durationMs
      return { type, exchange, atMs, told: readRateHeaders(rateLimit, exchange.response.headers, atMs) }
    })
    .toSorted((a, b) => a.atMs - b.atMs)
}

/** Every window that an answer tells of in a way that can be read. */
export function windowsTold(
  evidence: PullEvidence,
  rateLimit: RateLimit,
): readonly (Omit<SeenRate, 'told'> & { readonly window: ToldWindow; readonly index: number })[] {
  return ratesTold(evidence, rateLimit).flatMap(({ told, ...seen }) =>
    told.isReadable ? told.windows.map((window, index) => ({ ...seen, window, index })) : [],
  )
}

/** Why nothing can be said of a rate limit, or `undefined` when something can. */
export function noRateLimit({ rateLimit }: Partner): string | undefined {
  return rateLimit === undefined ? 'the descriptor declares no rate limit' : undefined
}

/** Why nothing can be said of the headers of a rate limit, or `undefined` when something can. */
export function noRateHeaders(partner: Partner): string | undefined {
  const { rateLimit } = partner
  const hasHeaders = rateLimit !== undefined && Object.keys(rateLimit.headers).length > 0
  return (
    noRateLimit(partner) ?? (hasHeaders ? undefined : 'the descriptor declares no headers of its rate limit')
  )
}

/** The rate limit of a partner that has one; a check says so with `exempts` before it judges. */
export function rateLimitOf({ rateLimit, id }: Partner): RateLimit {
  if (rateLimit === undefined) throw new TypeError(`${id} declares no rate limit`)
  return rateLimit
}
