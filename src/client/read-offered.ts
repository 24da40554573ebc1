import type { DataType } from '../partner/data.ts'
import type { ClientContext } from './client-context.ts'
import { GrantDeadError } from './client-error.ts'
import type { Connection } from './connection.ts'
import { readHistory } from './read-history.ts'
import { type TakenIn, takeIn } from './take-in.ts'

/** What came of reading what is new. */
type Offered =
  | ({ readonly kind: 'stored' } & TakenIn)
  | { readonly kind: 'forbidden' | 'postponed'; readonly reason: string }
  | { readonly kind: 'grantDead' }

/**
 * What a thin event about records that are offered once leads to: all that is new is read, and taken. The event may be
 * later than a poll that had them already.
 *
 * @throws HostUnreachableError, TimedOutError, PullFailedError (`tokenUnavailable`).
 */
export async function readOffered(
  context: ClientContext,
  connection: Connection,
  type: DataType,
  settles: string | undefined,
): Promise<Offered> {
  const nowMs = context.clock.epochMs()
  try {
    const read = await readHistory(context, connection, type, { fromMs: nowMs, toMs: nowMs }, async () => {})
    const { records, changed, problems, failure, reason = '' } = read
    if (failure !== undefined) return { kind: failure === 'forbidden' ? 'forbidden' : 'postponed', reason }
    await takeIn(context, connection, type, [], settles)
    return { kind: 'stored', records, changed, problems }
  } catch (thrown) {
    if (thrown instanceof GrantDeadError) return { kind: 'grantDead' }
    throw thrown
  }
}
