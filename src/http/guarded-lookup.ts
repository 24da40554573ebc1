import { isIP, type LookupFunction } from 'node:net'
import type { Guard } from './guard.ts'

/**
 * How a socket finds the host of a URL: the addresses that it is given are those that the guard has judged, and it asks
 * nobody else. Where the URL has an address in the place of a name, sockets look up nothing: `Guard.admit` judges these.
 */
export function guardedLookup(guard: Pick<Guard, 'addressesOf'>, url: URL): LookupFunction {
  return (_hostname, { all }, callback) => {
    guard.addressesOf(url).then(
      (found) => {
        const addresses = found.map((address) => ({ address, family: isIP(address) }))
        if (all === true) callback(null, addresses)
        else callback(null, addresses[0]!.address, addresses[0]!.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }
}
