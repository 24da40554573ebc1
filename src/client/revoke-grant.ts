import type { Exchange } from '../http/exchange.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { requestPlaceholders } from '../partner/request-template.ts'
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
  const { partner, store, clock, credentials, baseUrl, exchange, keeper, notices } = context
  const { auth } = partner
  const revocation = auth.kind === 'oauth2' ? auth.revocation : undefined
  if (revocation !== undefined && requestPlaceholders(revocation).includes('accessToken')) {
    // A token that has expired would be refused; where none can be had, the old one is still worth the try.
    await keeper.accessToken(connection.id).catch(() => {})
  }
  const grant = await store.grant(connection.id)
  await endGrant(store, connection.id, 'revoked', clock, notices.ended)
  if (grant === undefined || revocation === undefined) return undefined
  const values = callValues(auth, credentials, { ...grant.tokens, userId: connection.userId })
  return exchange(fillRequest(revocation, values, baseUrl))
}
