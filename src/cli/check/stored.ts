import { GrantDeadError } from '../../client/client-error.ts'
import { needsPerson } from '../../conformance/consent.ts'
import { openStored } from '../../conformance/open-stored.ts'
import type { StoredConnection } from '../../conformance/stored-connection.ts'
import type { Send } from '../../http/handler.ts'
import { systemClock } from '../../kernel/clock.ts'
import type { Partner } from '../../partner/partner.ts'
import { connectionFile, hasConnections, openConnections } from '../connection-file.ts'
import type { Target } from '../environment.ts'
import type { Io } from '../io.ts'

/**
 * Who has consented before, for a run where only a person can consent: what `terrarium connect` has kept.
 *
 * @throws PullFailedError where the partner renews no tokens now.
 */
export async function storedConnectionsFor(
  partner: Partner,
  target: Target,
  send: Send,
  io: Pick<Io, 'err'>,
  file: string = connectionFile(partner, target),
): Promise<{ readonly stored: readonly StoredConnection[]; readonly close: () => Promise<void> }> {
  const { environment, credentials } = target
  if (!needsPerson({ partner, environment }) || !hasConnections(file)) {
    return { stored: [], close: async () => {} }
  }
  const store = openConnections(file)
  const { baseUrl } = environment
  const stored = await openStored({ store, partner, baseUrl, credentials, send, clock: systemClock })
  return { stored: await living(stored, io), close: () => store.close() }
}

/** Those whose tokens still work or can be renewed; the others are told of, and not used. */
async function living(
  stored: readonly StoredConnection[],
  io: Pick<Io, 'err'>,
): Promise<readonly StoredConnection[]> {
  const alive: StoredConnection[] = []
  for (const connection of stored) {
    try {
      await connection.keepAlive()
      alive.push(connection)
    } catch (thrown) {
      if (!(thrown instanceof GrantDeadError)) throw thrown
      const who = connection.grant.userId ?? 'a user that only the data tell'
      io.err(`The stored connection of ${who} is over; connect again with terrarium connect.\n`)
    }
  }
  return alive
}
