import type { Clock } from '../kernel/clock.ts'
import type { GrantEnd } from './grant.ts'
import type { OutgoingEvent, Store } from './store.ts'

/**
 * Ends a grant, once.
 *
 * @param notice - what to tell; told if and only if this call ended the grant.
 * @returns whether this call ended it.
 */
export async function endGrant(
  store: Pick<Store, 'grant' | 'replaceGrant'>,
  connectionId: string,
  reason: GrantEnd,
  clock: Clock,
  notice: (connectionId: string, reason: GrantEnd) => Promise<readonly OutgoingEvent[]>,
): Promise<boolean> {
  const outgoing = await notice(connectionId, reason)
  for (;;) {
    const grant = await store.grant(connectionId)
    if (grant === undefined || grant.ended !== undefined) return false
    const { lease: _, ...free } = grant
    const ended = { ...free, ended: { reason, atMs: clock.epochMs() } }
    if (await store.replaceGrant(ended, grant.version, outgoing)) return true
  }
}
