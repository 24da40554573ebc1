import { createAdaptorServer } from '@hono/node-server'
import { TerrariumError } from '../kernel/errors.ts'
import type { Handler } from './handler.ts'

/** Somebody else listens on that port. */
export class PortInUseError extends TerrariumError {
  readonly code = 'PORT_IN_USE'
  readonly port: number

  constructor(port: number) {
    super(
      `Failed to listen on port ${port}: it is in use.`,
      'Stop what listens there, or choose another port with --port (0 takes any free one).',
    )
    this.port = port
  }
}

export interface Served {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string
  readonly port: number
  /** Stops listening and closes idle connections; resolves when the last request in flight is answered. */
  close(): Promise<void>
}

/**
 * Serve a handler on loopback. The only place in Terrarium that listens.
 *
 * @param options.port - 0, the default, takes any free port.
 */
export async function serve(
  handler: Handler,
  options: { readonly port?: number; readonly hostname?: string } = {},
): Promise<Served> {
  const { port = 0, hostname = '127.0.0.1' } = options
  const server = createAdaptorServer({ fetch: handler, overrideGlobalObjects: false })
  let closing = false
  const closeIdle = () => 'closeIdleConnections' in server && server.closeIdleConnections()
  // A connection that is kept alive after its last answer would hold up who closes for seconds.
  server.on('request', (_, response) => response.once('close', () => closing && setImmediate(closeIdle)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new PortInUseError(port) : error),
    )
    server.listen(port, hostname, resolve)
  })
  const address = server.address()
  const actual = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://${hostname}:${actual}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        closing = true
        server.close(() => resolve())
        closeIdle()
      }),
  }
}
