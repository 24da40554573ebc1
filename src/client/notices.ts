import type { JsonValue } from '../kernel/json.ts'
import type { DataType } from '../partner/data.ts'
import type { Connection } from './connection.ts'
import type { GrantEnd } from './grant.ts'
import type { Randomness } from './randomness.ts'
import type { OutgoingEvent, Store } from './store.ts'
import {
  dataEvent,
  isoTime,
  TERRA_VERSION,
  type TerraEvent,
  type TerraUser,
  terraUser,
} from './terra-event.ts'
import type { Span } from './windows.ts'

/** Makes what is told to Terra's customers, with an id of its own each. */
export interface Notices {
  linked(connection: Connection): OutgoingEvent
  linkedAgain(before: Connection, now: Connection): OutgoingEvent
  cancelled(reason: string, reference?: string): OutgoingEvent
  connectionError(connection: Connection, message: string): OutgoingEvent
  /** @param span - what could not be read. */
  rateLimitHit(connection: Connection, type: DataType, span: Span, retryingAtMs: number): OutgoingEvent
  permissionChanged(
    connection: Connection,
    change: { added: readonly string[]; removed: readonly string[] },
  ): OutgoingEvent
  data(connection: Connection, type: DataType, data: readonly JsonValue[], nowMs: number): OutgoingEvent
  /** What the end of a grant means to a customer; nothing where another event tells it. */
  ended(connectionId: string, reason: GrantEnd): Promise<readonly OutgoingEvent[]>
}

export function createNotices(options: {
  readonly provider: string
  readonly store: Pick<Store, 'connection'>
  readonly randomness: Randomness
}): Notices {
  const { provider, store, randomness } = options
  const outgoing: Outgoing = (event) => ({ id: `evt_${randomness.text(24)}`, event })
  const user: User = (connection, active, lastUpdateMs) =>
    terraUser(connection, provider, { active, ...(lastUpdateMs === undefined ? {} : { lastUpdateMs }) })
  const notices: Notices = {
    ...linkNotices(outgoing, user),
    cancelled: (reason, reference) =>
      outgoing({ type: 'auth_cancelled', status: 'error', reason, reference_id: reference ?? null }),
    connectionError: (connection, message) =>
      outgoing({ type: 'connection_error', status: 'warning', message, user: user(connection, false) }),
    rateLimitHit: (connection, type, { fromMs, toMs }, retryingAtMs) =>
      outgoing({
        type: 'rate_limit_hit',
        message: `The provider's rate limit is reached; '${type}' is asked for again later.`,
        user: user(connection, true),
        start_date: isoTime(fromMs),
        end_date: isoTime(toMs),
        retrying_at: isoTime(retryingAtMs),
      }),
    permissionChanged: (connection, { added, removed }) =>
      outgoing({
        type: 'permission_change',
        status: 'warning',
        message: 'The user has changed what may be read.',
        user: user(connection, true),
        version: TERRA_VERSION,
        scopes_added: added.join(','),
        scopes_removed: removed.join(','),
      }),
    data: (connection, type, data, nowMs) => outgoing(dataEvent(type, data, user(connection, true, nowMs))),
    async ended(connectionId, reason) {
      const connection = await store.connection(connectionId)
      if (connection === undefined || reason === 'replaced') return []
      if (reason === 'deauthorized' || reason === 'revoked') {
        const message = reason === 'revoked' ? 'The connection was removed.' : 'The user has withdrawn.'
        return [outgoing({ type: 'deauth', status: 'success', message, user: user(connection, false) })]
      }
      return [notices.connectionError(connection, ENDED[reason])]
    },
  }
  return notices
}

type Outgoing = (event: TerraEvent) => OutgoingEvent
type User = (connection: Connection, active: boolean, lastUpdateMs?: number) => TerraUser

function linkNotices(outgoing: Outgoing, user: User): Pick<Notices, 'linked' | 'linkedAgain'> {
  return {
    linked: (connection) =>
      outgoing({
        type: 'auth',
        status: 'success',
        message: 'The user has connected.',
        user: user(connection, true),
        reference_id: connection.reference ?? null,
        version: TERRA_VERSION,
      }),
    linkedAgain: (before, now) =>
      outgoing({
        type: 'user_reauth',
        status: 'warning',
        message: 'The user has connected anew; the old connection is over.',
        old_user: user(before, false),
        new_user: user(now, true),
        version: TERRA_VERSION,
      }),
  }
}

const ENDED: Readonly<Record<Exclude<GrantEnd, 'deauthorized' | 'revoked' | 'replaced'>, string>> = {
  invalidGrant: 'The authorization has expired or was withdrawn; the user must connect again.',
  refusedWithoutReason: 'The provider refuses to renew the authorization; the user must connect again.',
  notRenewable: 'The authorization has expired and cannot be renewed; the user must connect again.',
}
