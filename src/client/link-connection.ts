import { endsOneGrant } from '../partner/ends-one-grant.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { endGrant } from './end-grant.ts'
import { freshGrant } from './grant.ts'
import type { Linked } from './link-user.ts'
import { askToRevoke } from './revoke-grant.ts'
import type { Tokens } from './tokens.ts'

/**
 * Stores a link as a new connection and tells of it. Links that the same user had before are over, and that is told
 * too: whoever knows the user by the old id must learn the new one. A partner that refuses more tokens than it allows is
 * given the old ones back.
 */
export async function linkConnection(
  context: ClientContext,
  linked: Linked,
  reference: string | undefined,
): Promise<Connection> {
  const { store, clock, notices } = context
  const connection: Connection = {
    id: uuid(context),
    scopes: linked.scopes,
    createdAtMs: clock.epochMs(),
    ...linked.facts,
    ...(linked.userId === undefined ? {} : { userId: linked.userId }),
    ...(reference === undefined ? {} : { reference }),
  }
  const { userId: id, facts } = linked
  const earlier =
    id === undefined
      ? await activeBy(store, facts.userEmail, ({ userEmail }) => userEmail)
      : await activeBy(store, id, ({ userId }) => userId)
  await store.saveConnection(connection)
  await store.replaceGrant(freshGrant(connection.id, linked.tokens), 0, [
    ...earlier.map((before) => notices.linkedAgain(before, connection)),
    notices.linked(connection),
  ])
  for (const before of earlier) {
    await endGrant(store, before.id, 'replaced', clock, notices.ended)
    if (isCounted(context)) await giveBack(context, before, linked.tokens)
  }
  return connection
}

/** Only a revocation of one token is sure to spare the grant that has just been given. */
function isCounted({ partner: { auth } }: ClientContext): boolean {
  if (auth.kind !== 'oauth2' || auth.maxLiveTokens?.onLimit !== 'refuse') return false
  return auth.revocation !== undefined && endsOneGrant(auth.revocation)
}

/** The user is connected, whatever the partner answers. A token that came again with the new grant is not over. */
async function giveBack(context: ClientContext, connection: Connection, kept: Tokens): Promise<void> {
  const grant = await context.store.grant(connection.id)
  if (grant === undefined || sharesToken(grant.tokens, kept)) return
  await askToRevoke(context, connection, grant.tokens).catch(() => {})
}

function sharesToken(one: Tokens, other: Tokens): boolean {
  const sameRefreshToken = one.refreshToken !== undefined && one.refreshToken === other.refreshToken
  return sameRefreshToken || one.accessToken === other.accessToken
}

/**
 * The connections that can still be used of the user whom an event names. One that was stored before the descriptor told
 * of ids for events is found by the id of its user.
 */
export function connectionsOfEvent(
  { store, partner: { auth } }: Pick<ClientContext, 'store' | 'partner'>,
  eventUserId: string | undefined,
): Promise<readonly Connection[]> {
  const isApart = auth.kind === 'oauth2' && auth.eventUserId !== undefined
  return activeBy(store, eventUserId, (connection) =>
    isApart ? (connection.eventUserId ?? connection.userId) : connection.userId,
  )
}

/** The connections that can still be used and have that id. */
async function activeBy(
  store: ClientContext['store'],
  id: string | undefined,
  idOf: (connection: Connection) => string | undefined,
): Promise<readonly Connection[]> {
  if (id === undefined) return []
  const active: Connection[] = []
  for (const connection of await store.connections()) {
    if (idOf(connection) !== id) continue
    const grant = await store.grant(connection.id)
    if (grant !== undefined && grant.ended === undefined) active.push(connection)
  }
  return active
}

const HEX = '0123456789abcdef'

/** A version 4 UUID (RFC 9562 §5.4), as Terra's user ids are. */
function uuid({ randomness }: Pick<ClientContext, 'randomness'>): string {
  const digits = Array.from({ length: 32 }, () => HEX[Math.floor(randomness.fraction() * 16)]!)
  digits[12] = '4'
  digits[16] = HEX[8 + Math.floor(randomness.fraction() * 4)]!
  const text = digits.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  )
}
