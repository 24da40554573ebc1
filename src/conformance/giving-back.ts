import { endsOneGrant } from '../partner/ends-one-grant.ts'
import { storedFor } from './consent.ts'
import type { GivenBack, GrantLedger } from './grant-ledger.ts'
import type { Probe } from './probe.ts'
import type { RunOptions } from './run-options.ts'
import type { Timeline } from './timeline.ts'

/** How long a run that is over may take to give back what it was granted. */
const AT_THE_END_MS = 30_000

/** How long a run that was cut off may take for it: somebody waits for it to end. */
const WHEN_CUT_OFF_MS = 5000

/** When a run gives back what it was granted. */
export interface GivingBack {
  /** What a probe has opened and nobody needs any more, where the partner counts what is alive. */
  readonly after: (probe: Probe) => Promise<void>
  /** Why a probe must not open what it would: the partner would refuse it, or end what others live on. */
  readonly withoutRoom: (probe: Probe) => string | undefined
  /** Why what a probe has seen means nothing: the user's tokens from elsewhere have left it no room. */
  readonly ranOutOfRoom: (probe: Probe) => string | undefined
  /** All that is left. */
  readonly whenOver: () => Promise<GivenBack>
}

/**
 * A run ends no grant but its own: a revocation that may take away everything that the user has granted is left to those
 * who allow it to harm a grant, and is never sent where users have stored connections.
 */
export function givingBack(
  ledger: GrantLedger,
  timeline: Pick<Timeline, 'watch'>,
  options: RunOptions,
): GivingBack {
  const { partner, send, signal, allow } = options
  const { revocation, maxLiveTokens } = partner.auth.kind === 'oauth2' ? partner.auth : {}
  const isSafe = revocation !== undefined && endsOneGrant(revocation)
  const isAllowed = isSafe || (allow.has('grant') && storedFor(options).length === 0)
  const seen = (probe: string) => timeline.watch(probe, send)
  const isCounted = isSafe && maxLiveTokens !== undefined
  return {
    after: async (probe) => {
      if (!isCounted || probe.keepsGrant === true || signal?.aborted) return
      await ledger.giveBack(seen, AT_THE_END_MS, probe.name)
    },
    withoutRoom: ({ pairs = 0 }) => {
      if (maxLiveTokens === undefined || pairs === 0 || storedFor(options).length > 0) return undefined
      const alive = ledger.alive()
      // What would end unseen is the oldest: a pair that somebody had before the run.
      const spared = maxLiveTokens.onLimit === 'endOldest' && !allow.has('grant') ? 1 : 0
      if (alive + pairs + spared <= maxLiveTokens.count) return undefined
      const kept = spared === 0 ? '' : '; one from before the run is left alive without --allow grant'
      return `it takes ${pairs} more of the ${maxLiveTokens.count} pairs of tokens that the user may have alive, and this run still holds ${alive}${kept}`
    },
    ranOutOfRoom: ({ name, meetsLimit = false, keepsGrant = false }) =>
      meetsLimit || keepsGrant || !ledger.metLimit(name)
        ? undefined
        : `the user has as many pairs of tokens alive as the partner allows, ${maxLiveTokens?.count}, some of them from elsewhere; revoke those, or name another user`,
    whenOver: () =>
      ledger.giveBack(isAllowed ? seen : () => refused, signal?.aborted ? WHEN_CUT_OFF_MS : AT_THE_END_MS),
  }
}

/** What must not be sent counts as sent in vain. */
async function refused(): Promise<Response> {
  return new Response(null, { status: 403 })
}
