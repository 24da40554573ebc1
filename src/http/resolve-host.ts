import { lookup } from 'node:dns/promises'

/** The addresses that a connection to a name may go to, or none where the name does not resolve. */
export async function resolveHost(hostname: string): Promise<readonly string[]> {
  try {
    return (await lookup(hostname, { all: true })).map(({ address }) => address)
  } catch {
    // Sending fails for the same reason and says it better.
    return []
  }
}
