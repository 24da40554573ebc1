import { lookup } from 'node:dns/promises'

/** The addresses that a connection to a name may go to; throws Node's own error where it has none. */
export async function resolveHost(hostname: string): Promise<readonly string[]> {
  return (await lookup(hostname, { all: true })).map(({ address }) => address)
}
