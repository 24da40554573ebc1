import { guardedSend } from '../http/guarded-send.ts'
import type { Send } from '../http/handler.ts'
import { resolveHost } from '../http/resolve-host.ts'
import { declaredOrigins } from '../partner/declared-urls.ts'
import type { Partner } from '../partner/partner.ts'

/** A way to send to where a partner is by its descriptor and its environment, and to nowhere that it leads us. */
export function partnerSend(
  send: Send,
  partner: Partner,
  { baseUrl, allowHosts = [] }: { readonly baseUrl: string; readonly allowHosts?: readonly string[] },
): Send {
  return guardedSend(send, { origins: declaredOrigins(partner, baseUrl), allowHosts, resolve: resolveHost })
}
