import type { Clock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import { GrantDeadError, PullFailedError } from './client-error.ts'
import { endGrant } from './end-grant.ts'
import type { Grant } from './grant.ts'
import { type Renewal, type RenewalOptions, renewGrant } from './renew-grant.ts'

/** Hands out access tokens that work, and keeps the grants behind them alive. */
export interface TokenKeeper {
  /**
   * An access token that is not about to expire.
   *
   * @throws GrantDeadError; PullFailedError (`tokenUnavailable`) when the partner gives no token now.
   */
  accessToken(connectionId: string): Promise<string>
  /** Another access token than the one that was refused. Throws as `accessToken` does. */
  renew(connectionId: string, refused: string): Promise<string>
  /**
   * Renews a grant whose refresh token would soon end, whether anybody needs an access token or not. A partner that has
   * trouble now is asked again the next time.
   *
   * @throws GrantDeadError
   */
  keepAlive(connectionId: string): Promise<void>
}

export interface TokenKeeperOptions
  extends Omit<RenewalOptions, 'timeoutMs' | 'leaseMs' | 'patienceMs'>,
    Partial<Pick<RenewalOptions, 'timeoutMs' | 'leaseMs' | 'patienceMs'>> {
  /** Whether there is anything to renew a grant with. */
  canRenew(grant: Grant): boolean
  /** How long before its expiry a token is renewed: for clock skew, and for the time that a request takes. 60,000 ms. */
  readonly marginMs?: number
  /**
   * How long before the end of its refresh token a grant is renewed: until somebody asks again, and for a partner that has
   * trouble for hours. 86,400,000 ms (a day).
   */
  readonly refreshMarginMs?: number
}

interface Running {
  readonly ending: Promise<Renewal>
  readonly patient: boolean
}

/**
 * Any number of callers, in one process or in several that share a store, cause one refresh. The new pair is stored
 * before anybody gets it. A grant that is over is told once and never asked for again.
 */
export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { marginMs = 60_000, refreshMarginMs = 86_400_000 } = options
  const { timeoutMs = 10_000, patienceMs = 30_000 } = options
  const { leaseMs = timeoutMs + 5000 } = options
  const { store, clock } = options
  const renewal: RenewalOptions = { ...options, timeoutMs, leaseMs, patienceMs }
  const running = new Map<string, Running>()
  const run = oneAtATime(running, renewal)

  const obtain = async (connectionId: string, refused: string | undefined): Promise<string> => {
    let seen: number | undefined
    for (;;) {
      const grant = await existing(store, connectionId)
      const { tokens, generation } = grant
      // A partner may extend the same token, or call a new one expired: who asked again would never end.
      if (seen !== undefined && generation !== seen) return tokens.accessToken
      seen = generation
      const works = tokens.accessToken !== refused
      const isDueNow = isDue(grant, clock, marginMs) || wouldBeLost(grant, clock, refreshMarginMs)
      if (works && !isDueNow) return tokens.accessToken
      if (!options.canRenew(grant)) {
        // Our clock alone is no proof: without a refresh token only the partner's 401 ends a grant.
        if (works) return tokens.accessToken
        await endGrant(store, connectionId, 'notRenewable', clock, options.notice)
        throw new GrantDeadError(connectionId, 'notRenewable')
      }
      const stillValid = works && !isDue(grant, clock, 0)
      if (stillValid && grant.lease !== undefined && !running.has(connectionId)) return tokens.accessToken
      const { ending, patient } = run(grant, !stillValid)
      const ended = await ending
      if (ended.kind === 'moved') continue
      if (stillValid) return tokens.accessToken
      if (!patient) continue
      throw new PullFailedError('tokenUnavailable', ended.reason)
    }
  }

  return {
    accessToken: (connectionId) => obtain(connectionId, undefined),
    renew: (connectionId, refused) => obtain(connectionId, refused),
    keepAlive: async (connectionId) => {
      if (!wouldBeLost(await existing(store, connectionId), clock, refreshMarginMs)) return
      await obtain(connectionId, undefined).catch((thrown: unknown) => {
        if (!(thrown instanceof PullFailedError)) throw thrown
      })
    },
  }
}

/** One renewal for each connection at a time. Who holds a token that still works need not wait for a partner in trouble. */
function oneAtATime(
  running: Map<string, Running>,
  options: RenewalOptions,
): (grant: Grant, patient: boolean) => Running {
  return ({ connectionId, generation }, patient) => {
    const already = running.get(connectionId)
    if (already !== undefined) return already
    const terms = patient ? options : { ...options, patienceMs: 0 }
    const ending = renewGrant(connectionId, generation, terms).finally(() => running.delete(connectionId))
    const started = { ending, patient }
    running.set(connectionId, started)
    return started
  }
}

async function existing(store: TokenKeeperOptions['store'], connectionId: string): Promise<Grant> {
  const grant = await store.grant(connectionId)
  if (grant === undefined) {
    throw new UsageError(
      `Failed to find connection '${connectionId}': the store does not know it.`,
      'Name a connection of this store, or connect a user first.',
    )
  }
  if (grant.ended !== undefined) throw new GrantDeadError(connectionId, grant.ended.reason)
  return grant
}

function isDue({ tokens }: Grant, clock: Clock, marginMs: number): boolean {
  const { expiresAtMs, obtainedAtMs } = tokens
  return expiresAtMs !== undefined && isNear(expiresAtMs, obtainedAtMs, clock, marginMs)
}

/** Once the refresh token is over, renewing is no use: the access token may have some time left. */
function wouldBeLost({ tokens }: Grant, clock: Clock, marginMs: number): boolean {
  const { refreshExpiresAtMs, obtainedAtMs } = tokens
  if (refreshExpiresAtMs === undefined || clock.epochMs() >= refreshExpiresAtMs) return false
  return isNear(refreshExpiresAtMs, obtainedAtMs, clock, marginMs)
}

/**
 * A margin of more than half the lifetime would renew a short-lived token for ever; and a refresh token that no renewal
 * prolongs is renewed when half of what was left has passed, a few times in all.
 */
function isNear(endMs: number, obtainedAtMs: number, clock: Clock, marginMs: number): boolean {
  const half = Math.max(0, (endMs - obtainedAtMs) / 2)
  return clock.epochMs() >= endMs - Math.min(marginMs, half)
}
