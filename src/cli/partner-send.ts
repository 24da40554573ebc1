import { guardedSend } from '../http/guarded-send.ts'
import type { Send } from '../http/handler.ts'
import { resolveHost } from '../http/resolve-host.ts'
import { type Adapter, type AdapterTools, adaptOutgoing } from '../partner/adapter.ts'
import { declaredOrigins } from '../partner/declared-urls.ts'
import type { Partner } from '../partner/partner.ts'

/** A way to send to where a partner is by its descriptor and its environment, and to nowhere that it leads us. */
export function partnerSend(
  send: Send,
  partner: Partner,
  {
    baseUrl,
    allowHosts = [],
    adapter,
    ...tools
  }: AdapterTools & { readonly adapter: Adapter | undefined; readonly allowHosts?: readonly string[] },
): Send {
  const guarded = guardedSend(send, {
    origins: declaredOrigins(partner, baseUrl),
    allowHosts,
    resolve: resolveHost,
  })
  return adaptOutgoing(guarded, adapter, { ...tools, baseUrl })
}
