import type { Exchange } from '../http/exchange.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { endGrant } from './end-grant.ts'

/**
 * Gives a grant back. For us it is over at once, whatever the partner answers.
 *
 * @returns the partner's answer; `undefined` for a partner that declares no revocation.
 * @throws what `exchange` throws.
 */
export async function revokeGrant(
  context: ClientContext,
  connection: Connection,
): Promise<Exchange | undefined> {
  const { partner, store, clock, credentials, baseUrl, exchange, notices } = context
  const { auth } = partner
  const grant = await store.grant(connection.id)
  await endGrant(store, connection.id, 'revoked', clock, notices.ended)
  if (grant === undefined || auth.kind !== 'oauth2' || auth.revocation === undefined) return undefined
  const values = callValues(auth, credentials, { ...grant.tokens, userId: connection.userId })
  return exchange(fillRequest(auth.revocation, values, baseUrl))
}
