import type { Clock } from '../kernel/clock.ts'
import { messageOf } from '../kernel/errors.ts'
import { withDeadline } from './deadline.ts'
import type { Grant, GrantEnd } from './grant.ts'
import type { Randomness } from './randomness.ts'
import type { TokenReading } from './read-token-response.ts'
import { type RefreshOutcome, type Renewed, renewedGrant } from './renewed-grant.ts'
import type { OutgoingEvent, Store } from './store.ts'

export interface RenewalOptions {
  readonly store: Pick<Store, 'grant' | 'replaceGrant'>
  readonly clock: Clock
  readonly randomness: Pick<Randomness, 'fraction'>
  /** Sends the refresh and reads the answer. What it throws counts as a lost answer. */
  refresh(grant: Grant, signal: AbortSignal): Promise<TokenReading>
  /** Names this process among those that share the store. */
  readonly holder: string
  /** What to tell when a grant ends. */
  notice(connectionId: string, reason: GrantEnd): Promise<readonly OutgoingEvent[]>
  /** How long an answer may take; 10,000 ms. */
  readonly timeoutMs: number
  /** How long a lease must be seen unchanged before its holder counts as gone. Longer than `timeoutMs`. */
  readonly leaseMs: number
  /** How long one caller may be kept waiting for a partner that has trouble. */
  readonly patienceMs: number
}

/** How a renewal ended. `moved`: the grant is no longer the one that was to be renewed; look again. */
export type Renewal = { readonly kind: 'moved' } | { readonly kind: 'unavailable'; readonly reason: string }

const POLL_MS = 100

/**
 * Renews one generation of a grant, together with every other process that tries.
 *
 * The lease is no clock's business: it is over when its version has been watched, unchanged, for `leaseMs`, so that a
 * clock that jumps never puts two refreshes on their way. A refresh token is sent again only after an answer that was
 * lost or that did not settle its fate, and once for each such answer.
 */
export async function renewGrant(
  connectionId: string,
  generation: number,
  options: RenewalOptions,
): Promise<Renewal> {
  const { store, clock, patienceMs } = options
  let waitedMs = 0
  let reason = 'the token endpoint has asked for time, or has trouble'
  for (;;) {
    const grant = await untilFree(connectionId, generation, options)
    if (grant === undefined) return { kind: 'moved' }
    const restMs = restOf(grant, clock)
    if (restMs > 0) {
      if (waitedMs + restMs > patienceMs) return { kind: 'unavailable', reason }
      await clock.sleep(restMs)
      waitedMs += restMs
      continue
    }
    const claim = claimed(grant, options)
    if (!(await store.replaceGrant(claim, grant.version))) continue
    const outcome = await attempt({ ...claim, version: grant.version + 1 }, options)
    if (outcome.kind !== 'postponed') return { kind: 'moved' }
    reason = outcome.reason
  }
}

/** The grant once nobody else renews it; `undefined` when there is nothing left to renew. */
async function untilFree(
  connectionId: string,
  generation: number,
  { store, clock, leaseMs }: RenewalOptions,
): Promise<Grant | undefined> {
  let seenVersion = 0
  let seenForMs = 0
  for (;;) {
    const grant = await store.grant(connectionId)
    if (grant === undefined || grant.ended !== undefined || grant.generation !== generation) return undefined
    if (grant.lease === undefined) return grant
    if (grant.version !== seenVersion) [seenVersion, seenForMs] = [grant.version, 0]
    if (seenForMs >= leaseMs) return grant
    await clock.sleep(POLL_MS)
    seenForMs += POLL_MS
  }
}

function restOf({ rest }: Grant, clock: Clock): number {
  const nowMs = clock.epochMs()
  return rest === undefined || nowMs < rest.sinceMs ? 0 : Math.max(0, rest.untilMs - nowMs)
}

function claimed(grant: Grant, { clock, holder }: RenewalOptions): Grant {
  const sends = (grant.intent?.sends ?? 0) + 1
  return { ...grant, lease: { holder }, intent: { startedAtMs: clock.epochMs(), sends } }
}

async function attempt(claim: Grant, options: RenewalOptions): Promise<Renewed | { readonly kind: 'moved' }> {
  const { clock, randomness } = options
  const outcome = await send(claim, options)
  const renewed = renewedGrant(claim, outcome, { nowMs: clock.epochMs(), randomness })
  return (await settle(claim, renewed, options)) ? renewed : { kind: 'moved' }
}

async function send(claim: Grant, options: RenewalOptions): Promise<RefreshOutcome> {
  try {
    const answer = await withDeadline(options.clock, options.timeoutMs, (signal) =>
      options.refresh(claim, signal),
    )
    return answer.inTime ? answer.value : { kind: 'lost', reason: `no answer within ${options.timeoutMs} ms` }
  } catch (thrown) {
    return { kind: 'lost', reason: messageOf(thrown).replace(/\.$/, '') }
  }
}

/** Writes down what came of it. False when somebody else has been faster and knows better. */
async function settle(claim: Grant, renewed: Renewed, options: RenewalOptions): Promise<boolean> {
  const { store } = options
  const isNews = renewed.kind === 'ended' && claim.endTold !== true
  const outgoing = isNews ? await options.notice(claim.connectionId, renewed.reason) : []
  if (await store.replaceGrant(renewed.grant, claim.version, outgoing)) return true
  // This process was away for longer than its lease. Bad news is stale then; a new pair is still a new pair.
  while (renewed.kind === 'renewed') {
    const latest = await store.grant(claim.connectionId)
    if (latest === undefined || !isOlderThan(latest, renewed.grant)) return false
    const late = { ...renewed.grant, generation: latest.generation + 1 }
    const { ended } = latest
    if (await store.replaceGrant(ended === undefined ? late : { ...late, endTold: true }, latest.version)) {
      return true
    }
  }
  return false
}

/** Whether a stored grant is the one that was renewed, or a sibling of the new one that was asked for before it. */
function isOlderThan(stored: Grant, renewed: Grant): boolean {
  const byUser =
    stored.ended !== undefined && !['invalidGrant', 'refusedWithoutReason'].includes(stored.ended.reason)
  if (byUser) return false
  if (stored.generation < renewed.generation) return true
  return stored.generation === renewed.generation && stored.tokens.obtainedAtMs < renewed.tokens.obtainedAtMs
}
