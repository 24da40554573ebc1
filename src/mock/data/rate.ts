import { rateHeaders as declaredHeaders } from '../../partner/rate-headers.ts'
import type { RateWindow } from '../../partner/rate-limit.ts'
import type { Admitted } from '../admitted.ts'
import { type Problem, problem } from '../problem.ts'
import type { Mock } from '../seams.ts'
import type { RateStanding } from './rate-ledger.ts'

/** Counts an admitted request; `undefined` where the partner declares no limit. */
export function rateStanding(admitted: Admitted, mock: Mock): RateStanding | undefined {
  const { rateLimit } = mock.partner
  if (rateLimit === undefined) return undefined
  const keyOf = (window: RateWindow) => mock.seams.rateKey(window, admitted, mock)
  return mock.rates.count(rateLimit.windows, keyOf, mock.clock.epochMs())
}

/** Whose requests count together. A mock has one application, and cannot see addresses. */
export function rateKey({ per }: RateWindow, { userId, token }: Admitted): string {
  switch (per) {
    case 'user':
      return `user ${userId ?? ''}`
    case 'token':
      return `token ${token?.token ?? ''}`
    case 'application':
    case 'client':
      return per
  }
}

/** What an answer tells of the limits: the declared header fields, and when to come back where it refuses. */
export function rateHeaders({ windows, usedUp }: RateStanding, mock: Mock): Readonly<Record<string, string>> {
  const { rateLimit } = mock.partner
  if (rateLimit === undefined) return {}
  const nowMs = mock.clock.epochMs()
  const told = declaredHeaders(rateLimit, windows, nowMs)
  if (usedUp === undefined || rateLimit.refusal.retryAfter === 'none') return told
  const retryAfter =
    rateLimit.refusal.retryAfter === 'seconds'
      ? String(Math.ceil((usedUp.resetAtMs - nowMs) / 1000))
      : new Date(Math.ceil(usedUp.resetAtMs / 1000) * 1000).toUTCString()
  return { ...told, 'retry-after': retryAfter }
}

/** Why one request too many is refused. */
export function tooMany(mock: Mock): Problem {
  const status = mock.partner.rateLimit?.refusal.status ?? 429
  return problem('rate', 'too_many_requests', 'There are too many requests.', status)
}
