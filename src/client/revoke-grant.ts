import type { Exchange } from '../http/exchange.ts'
import { fillRequest } from '../partner/fill-request.ts'
import { type RequestTemplate, requestPlaceholders } from '../partner/request-template.ts'
import { callValues } from './call-values.ts'
import type { ClientContext } from './client-context.ts'
import type { Connection } from './connection.ts'
import { endGrant } from './end-grant.ts'
import type { Tokens } from './tokens.ts'

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
  const { store, clock, keeper, notices } = context
  const revocation = revocationOf(context)
  if (revocation !== undefined && requestPlaceholders(revocation).includes('accessToken')) {
    // A token that has expired would be refused; where none can be had, the old one is still worth the try.
    await keeper.accessToken(connection.id).catch(() => {})
  }
  const grant = await store.grant(connection.id)
  await endGrant(store, connection.id, 'revoked', clock, notices.ended)
  return grant === undefined ? undefined : askToRevoke(context, connection, grant.tokens)
}

/**
 * Tells the partner that tokens are no longer needed; `undefined` where it declares no revocation.
 *
 * @throws what `exchange` throws.
 */
export async function askToRevoke(
  context: ClientContext,
  user: Connection,
  tokens: Tokens,
): Promise<Exchange | undefined> {
  const { partner, credentials, baseUrl, exchange } = context
  const revocation = revocationOf(context)
  if (revocation === undefined) return undefined
  return exchange(
    fillRequest(revocation, callValues(partner.auth, credentials, { ...user, ...tokens }), baseUrl),
  )
}

function revocationOf({ partner: { auth } }: ClientContext): RequestTemplate | undefined {
  return auth.kind === 'oauth2' ? auth.revocation : undefined
}
