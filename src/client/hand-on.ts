import type { Clock } from '../kernel/clock.ts'
import type { OutgoingEvent, Store } from './store.ts'

const LEASE_MS = 60_000

/**
 * Hands on what is to be told to Terra's customers, oldest first, until nothing is left. An event whose handing on
 * fails, or is cut off, comes again under the same id.
 *
 * @throws what `tell` throws.
 */
export async function handOn(
  store: Pick<Store, 'claimOutgoing' | 'handedOn'>,
  clock: Clock,
  tell: (outgoing: OutgoingEvent) => void | Promise<void>,
): Promise<void> {
  for (;;) {
    const outgoing = await store.claimOutgoing(clock.epochMs(), LEASE_MS)
    if (outgoing === undefined) return
    await tell(outgoing)
    await store.handedOn(outgoing.id)
  }
}
