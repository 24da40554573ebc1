import { needsPerson } from '../../conformance/consent.ts'
import { openStored } from '../../conformance/open-stored.ts'
import type { StoredConnection } from '../../conformance/stored-connection.ts'
import type { Send } from '../../http/handler.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { Partner } from '../../partner/partner.ts'
import { connectionFile, hasConnections, openConnections } from '../connection-file.ts'
import type { Target } from '../environment.ts'

/** Who has consented before, for a run where only a person can consent: what `terrarium connect` has kept. */
export async function storedConnectionsFor(
  partner: Partner,
  target: Target,
  send: Send,
  file: string = connectionFile(partner, target),
): Promise<{ readonly stored: readonly StoredConnection[]; readonly close: () => Promise<void> }> {
  const { environment, credentials } = target
  if (!needsPerson({ partner, environment }) || !hasConnections(file)) {
    return { stored: [], close: async () => {} }
  }
  const store = openConnections(file)
  const { baseUrl } = environment
  const stored = await openStored({ store, partner, baseUrl, credentials, send, clock: systemClock })
  return { stored, close: () => store.close() }
}
