import { isIP } from 'node:net'
import { TerrariumError } from '../kernel/errors.ts'
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
  /** The addresses of a name; throws where it has none. */
  readonly resolve: (hostname: string) => Promise<readonly string[]>
}

/** Says where a partner may lead us. */
export interface Guard {
  /** @throws HostRefusedError where nobody has named the place, or where it is a private address that stands there. */
  readonly admit: (url: URL) => Promise<void>
  /**
   * Where a connection to the host of a URL may go to: every address of its name, resolved now. Who connects to these,
   * and does not ask for the name again, cannot be led astray by a name server that changes its mind (DNS rebinding).
   *
   * @throws HostRefusedError where one of them is private and the partner is public; what `resolve` throws.
   */
  readonly addressesOf: (url: URL) => Promise<readonly string[]>
}

/**
 * A guard against being led astray by a partner, by a redirect or by the URL of a next page. Another host, another port
 * and plain HTTP are another place; and where the partner is public, a name that leads to a private address is refused.
 * Whether it is public, the first address of the environment's own host decides for good.
 */
export function createGuard({ origins, allowHosts = [], resolve }: GuardOptions): Guard {
  const home = origins[0] === undefined ? undefined : new URL(origins[0])
  const look = async (url: URL) => {
    const address = literalAddress(url)
    return address === undefined ? resolve(url.hostname) : [address]
  }
  let isPublic: boolean | undefined
  const partnerIsPublic = async () => {
    if (isPublic !== undefined || home === undefined) return isPublic ?? true
    const addresses = await look(home).catch(() => undefined)
    // A name without an address is nowhere, which is not private; the next look may find one.
    if (addresses === undefined) return isPublic ?? true
    isPublic ??= !addresses.some(isPrivateAddress)
    return isPublic
  }
  const addressesOf = async (url: URL) => {
    const mayBePrivate = isAllowedHost(url, allowHosts) || !(await partnerIsPublic())
    const addresses = await look(url)
    const inside = mayBePrivate ? undefined : addresses.find(isPrivateAddress)
    if (inside !== undefined) throw new HostRefusedError(url, 'private-address', inside)
    return addresses
  }
  return {
    addressesOf,
    async admit(url) {
      if (!isAllowedHost(url, allowHosts) && !origins.includes(url.origin))
        throw new HostRefusedError(url, 'another-host')
      if (literalAddress(url) !== undefined) await addressesOf(url)
    },
  }
}

/** Whether somebody has vouched for the host of a URL. */
export function isAllowedHost({ protocol, hostname, port }: URL, allowHosts: readonly string[]): boolean {
  const withPort = `${hostname}:${port || (protocol === 'http:' ? 80 : 443)}`
  return allowHosts
    .map((allowed) => allowed.toLowerCase())
    .some((allowed) =>
      allowed.startsWith('*.')
        ? hostname.endsWith(allowed.slice(1))
        : allowed === withPort || allowed === hostname,
    )
}

/** The address that stands in a URL in the place of a name. */
function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 ? undefined : bare
}
