import { BlockList, isIP } from 'node:net'

/** Networks that no public service lives in (IANA's special-purpose address registries, RFC 6890). */
const PRIVATE_V4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const

const PRIVATE_V6 = [
  ['::', 127],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const

const list = new BlockList()
for (const [network, prefix] of PRIVATE_V4) {
  list.addSubnet(network, prefix, 'ipv4')
  // The same network as NAT64 writes it (RFC 6052): such an address leads to where the embedded one leads.
  list.addSubnet(`64:ff9b::${network}`, 96 + prefix, 'ipv6')
}
for (const [network, prefix] of PRIVATE_V6) list.addSubnet(network, prefix, 'ipv6')

/**
 * Whether an IP address leads into a network that is not public: this machine, its neighbours, a cloud's metadata.
 *
 * @param address - IPv4 or IPv6, the latter with or without brackets; what is no address is not private.
 */
export function isPrivateAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, '').replace(/%.*$/, '')
  const version = isIP(bare)
  return version !== 0 && list.check(bare, version === 4 ? 'ipv4' : 'ipv6')
}
