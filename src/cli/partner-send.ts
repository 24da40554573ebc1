import { createGuard, type Guard } from '../http/guard.ts'
import { guardedFetch } from '../http/guarded-fetch.ts'
import { guardedSend } from '../http/guarded-send.ts'
import type { Send } from '../http/handler.ts'
import { resolveHost } from '../http/resolve-host.ts'
import { networkSend } from '../http/send.ts'
import { type Adapter, type AdapterTools, adaptOutgoing } from '../partner/adapter.ts'
import { declaredOrigins } from '../partner/declared-urls.ts'
import type { Partner } from '../partner/partner.ts'

/** What of the network a partner may lead us to. */
export interface PartnerNetwork {
  readonly baseUrl: string
  readonly guard: Guard
  /** Connects to addresses that the guard has judged, whatever a request asks for. */
  readonly network: Send
}

/** The network as far as a descriptor and an environment name it, or somebody vouches for it. */
export function partnerNetwork(
  partner: Partner,
  {
    baseUrl,
    allowHosts = [],
    ...limits
  }: { readonly baseUrl: string; readonly allowHosts?: readonly string[]; readonly timeoutMs?: number },
): PartnerNetwork {
  const guard = createGuard({ origins: declaredOrigins(partner, baseUrl), allowHosts, resolve: resolveHost })
  return { baseUrl, guard, network: networkSend({ ...limits, fetch: guardedFetch(guard) }) }
}

/** A way to send to where a partner is, its requests made as its adapter wants them, and to nowhere that it leads us. */
export function partnerSend(
  { baseUrl, guard, network }: PartnerNetwork,
  { adapter, ...tools }: Omit<AdapterTools, 'baseUrl'> & { readonly adapter: Adapter | undefined },
): Send {
  return adaptOutgoing(guardedSend(network, guard), adapter, { ...tools, baseUrl })
}
