import type { Listening } from '../conformance/probe.ts'
import type { Handler, Send } from '../http/handler.ts'
import { TerrariumError } from '../kernel/errors.ts'

/** Nobody was told to answer there. */
export class NobodyThereError extends TerrariumError {
  readonly code = 'HOST_UNREACHABLE'
  readonly host: string

  constructor(host: string) {
    super(
      `Failed to reach ${host}: nobody answers there in this process.`,
      'Let somebody listen before you call.',
    )
    this.host = host
  }
}

/** Hosts of this process, each a function: no socket, no port, no network. */
export interface InProcessHosts {
  /** @throws NobodyThereError */
  readonly send: Send
  readonly add: (baseUrl: string, handler: Handler) => void
  /** Listen under a host name of its own. */
  readonly listen: (handler: Handler) => Promise<Listening>
}

/** @param work - sees every answer that is on its way; a virtual clock waits for it. */
export function inProcessHosts(
  work: <T>(promise: Promise<T>) => Promise<T> = (promise) => promise,
): InProcessHosts {
  const hosts = new Map<string, Handler>()
  let listeners = 0
  return {
    send(request) {
      const { host } = new URL(request.url)
      const handler = hosts.get(host)
      return handler === undefined ? Promise.reject(new NobodyThereError(host)) : work(handler(request))
    },
    add: (baseUrl, handler) => void hosts.set(new URL(baseUrl).host, handler),
    async listen(handler) {
      const host = `127.0.0.1:${50_000 + listeners++}`
      hosts.set(host, handler)
      return { url: `http://${host}/webhooks`, close: async () => void hosts.delete(host) }
    },
  }
}
