import { backoffMs } from './backoff.ts'
import type { Grant, GrantEnd } from './grant.ts'
import type { Randomness } from './randomness.ts'
import type { TokenReading } from './read-token-response.ts'
import { renewedTokens } from './renewed-tokens.ts'

/** What came of one refresh: an answer, or none that we saw. */
export type RefreshOutcome = TokenReading | { readonly kind: 'lost'; readonly reason: string }

/** What a refresh does to its grant. */
export type Renewed =
  | { readonly kind: 'renewed'; readonly grant: Grant }
  | { readonly kind: 'ended'; readonly grant: Grant; readonly reason: GrantEnd }
  /** The grant may be alive; it rests. */
  | { readonly kind: 'postponed'; readonly grant: Grant; readonly reason: string }

/** A grant that is refused without a reason is given up after this many refusals, and not before this much time. */
const PATIENCE = { refusals: 3, forMs: 600_000 } as const

/** Errors of RFC 6749 §5.2 that blame the client, not the grant: no number of them proves that a user has withdrawn. */
const OUR_FAULT: ReadonlySet<string> = new Set([
  'invalid_client',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
])

/** The grant after a refresh; its lease is let go. Only `invalid_grant` ends it at once. */
export function renewedGrant(
  grant: Grant,
  outcome: RefreshOutcome,
  context: { readonly nowMs: number; readonly randomness: Pick<Randomness, 'fraction'> },
): Renewed {
  const { lease: _, intent, rest: __, ...free } = grant
  switch (outcome.kind) {
    case 'success': {
      const { refusals: _, endTold: __, ...clean } = free
      const tokens = renewedTokens(grant.tokens, outcome.tokens)
      return { kind: 'renewed', grant: { ...clean, tokens, generation: grant.generation + 1, failures: 0 } }
    }
    case 'refused':
      return outcome.dead ? ended(free, 'invalidGrant', context.nowMs) : refused(free, outcome, context)
    case 'retryable': {
      const waitMs = outcome.afterMs ?? backoffMs(grant.failures + 1, context.randomness)
      return postponed(free, waitMs, `the token endpoint answered ${outcome.status}`, context.nowMs)
    }
    case 'malformed':
    case 'lost': {
      // Whether the refresh token was used up is unknown: what stays written is how often it was sent.
      const kept = { ...free, ...(intent === undefined ? {} : { intent }) }
      return postponed(kept, backoffMs(grant.failures + 1, context.randomness), outcome.reason, context.nowMs)
    }
  }
}

function refused(
  grant: Grant,
  { status, error, description }: TokenReading & { readonly kind: 'refused' },
  context: { readonly nowMs: number; readonly randomness: Pick<Randomness, 'fraction'> },
): Renewed {
  const reason = `the token endpoint refused with ${[status, error, description].filter(Boolean).join(', ')}`
  const blamesUs = OUR_FAULT.has(error ?? '') || status < 400 || [404, 405, 406, 415].includes(status)
  if (blamesUs) {
    return postponed(
      grant,
      backoffMs(grant.failures + 1, context.randomness, { firstMs: 60_000 }),
      reason,
      context.nowMs,
    )
  }
  const { count, sinceMs } = grant.refusals ?? { count: 0, sinceMs: context.nowMs }
  if (count + 1 >= PATIENCE.refusals && context.nowMs - sinceMs >= PATIENCE.forMs) {
    return ended(grant, 'refusedWithoutReason', context.nowMs)
  }
  const waitMs = count === 0 ? 2000 : PATIENCE.forMs
  return postponed({ ...grant, refusals: { count: count + 1, sinceMs } }, waitMs, reason, context.nowMs)
}

function postponed(grant: Grant, waitMs: number, reason: string, nowMs: number): Renewed {
  return {
    kind: 'postponed',
    reason,
    grant: { ...grant, failures: grant.failures + 1, rest: { sinceMs: nowMs, untilMs: nowMs + waitMs } },
  }
}

function ended(grant: Grant, reason: GrantEnd, nowMs: number): Renewed {
  return { kind: 'ended', reason, grant: { ...grant, ended: { reason, atMs: nowMs } } }
}
