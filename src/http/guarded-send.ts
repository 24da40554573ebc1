import { isIP } from 'node:net'
import { TerrariumError } from '../kernel/errors.ts'
import type { Send } from './handler.ts'
import { isPrivateAddress } from './private-address.ts'

/** A partner wanted to lead us somewhere that nobody has named. */
export class HostRefusedError extends TerrariumError {
  readonly code = 'HOST_REFUSED'
  readonly host: string
  readonly reason: 'another-host' | 'private-address'

  constructor(url: URL, reason: HostRefusedError['reason'], address?: string) {
    super(
      reason === 'another-host'
        ? `Nothing is sent to ${url.origin}: neither the environment nor the descriptor names it.`
        : `Nothing is sent to ${url.host}: the name leads to ${address}, which is a private address, and the partner is public.`,
      `If it is the partner's, allow it with --allow-host ${url.host}.`,
    )
    this.host = url.host
    this.reason = reason
  }
}

export interface GuardOptions {
  /** Where the partner is, by its environment and its descriptor: the first is the environment's own. */
  readonly origins: readonly string[]
  /** Hosts that somebody vouches for: `login.example.com`, `login.example.com:8443`, `*.example.com`. */
  readonly allowHosts?: readonly string[]
  /** The addresses of a name, or none where it has none. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>
}

/**
 * A way to send that a partner cannot lead astray: not by a redirect and not by the URL of a next page. Another host,
 * another port and plain HTTP are another place; and where the partner is public, a name that leads to a private
 * address is refused. Names are resolved before each connection is asked for, not by it: against a name server that
 * changes its mind within that moment this is no defence.
 *
 * @throws HostRefusedError
 */
export function guardedSend(send: Send, options: GuardOptions): Send {
  const { origins, allowHosts = [], resolve } = options
  const home = origins[0] === undefined ? undefined : new URL(origins[0])
  const addresses = async ({ hostname }: URL) => {
    const bare = hostname.replace(/^\[|\]$/g, '')
    return isIP(bare) === 0 ? resolve(bare) : [bare]
  }
  let isPublic: Promise<boolean> | undefined
  const partnerIsPublic = () => {
    isPublic ??= home === undefined ? Promise.resolve(true) : addresses(home).then(allPublic)
    return isPublic
  }
  return async (request) => {
    const url = new URL(request.url)
    if (!isAllowedHost(url, allowHosts)) {
      if (!origins.includes(url.origin)) throw new HostRefusedError(url, 'another-host')
      if (await partnerIsPublic()) {
        const inside = (await addresses(url)).find(isPrivateAddress)
        if (inside !== undefined) throw new HostRefusedError(url, 'private-address', inside)
      }
    }
    return send(request)
  }
}

/** Whether somebody has vouched for the host of a URL. */
export function isAllowedHost({ host, hostname }: URL, allowHosts: readonly string[]): boolean {
  return allowHosts.some((allowed) =>
    allowed.startsWith('*.') ? hostname.endsWith(allowed.slice(1)) : allowed === host || allowed === hostname,
  )
}

/** A name without an address is nowhere, and so is not private. */
function allPublic(addresses: readonly string[]): boolean {
  return !addresses.some(isPrivateAddress)
}
