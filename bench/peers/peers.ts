import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** How a mock server of others is started on a document and a port. */
export interface Peer {
  readonly name: string
  /** It takes its example from the schema. */
  readonly exampleInSchema?: boolean
  arguments(document: string, port: number): readonly string[]
}

const folder = import.meta.dirname
const bin = (name: string) => join(folder, 'node_modules', '.bin', name)

export const PEERS: readonly Peer[] = [
  {
    name: 'Prism, dynamic (a new page each time)',
    arguments: (document, port) => [bin('prism'), 'mock', '-d', '-p', String(port), '-v', 'silent', document],
  },
  {
    name: 'Prism, static (the page as example)',
    arguments: (document, port) => [bin('prism'), 'mock', '-p', String(port), '-v', 'silent', document],
  },
  {
    name: 'Mockoon (the page as example)',
    exampleInSchema: true,
    arguments: (document, port) => [
      ...[bin('mockoon-cli'), 'start', '--data', document, '--port', String(port), '--hostname', '127.0.0.1'],
      ...['--disable-log-to-file', '--disable-admin-api'],
    ],
  },
  {
    name: 'Redocly mock server (the page as example)',
    arguments: (document, port) => [join(folder, 'redocly.mjs'), document, String(port)],
  },
]

/** Whether `npm install --prefix bench/peers` has been run. */
export function areInstalled(): boolean {
  return existsSync(join(folder, 'node_modules'))
}

/** A port that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .on('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { readonly port: number }
        server.close(() => resolve(port))
      })
  })
}
