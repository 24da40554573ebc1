import { type AgentOptions, globalAgent, type Agent as NodeAgent } from 'node:http'
import { Agent, Pool, fetch as undiciFetch } from 'undici'
import type { Guard } from './guard.ts'
import { guardedLookup } from './guarded-lookup.ts'
import type { Fetch } from './send.ts'

/**
 * A `fetch` for `networkSend` whose connections go to addresses that the guard has judged, and to no others: a name is
 * resolved once for a connection, not once to be judged and once more to be connected to. Connections are kept, as
 * those of Node's own `fetch` are. Where Node is told to use proxies (NODE_USE_ENV_PROXY), it is they who resolve names.
 *
 * @throws what the guard throws, as the `cause` of a TypeError.
 */
export function guardedFetch(guard: Pick<Guard, 'addressesOf'>): Fetch {
  const { options } = globalAgent as NodeAgent & { readonly options: AgentOptions }
  if (options.proxyEnv !== undefined) return fetch
  const dispatcher = new Agent({
    factory: (origin, options) =>
      new Pool(origin, {
        ...options,
        connect: { allowH2: false, lookup: guardedLookup(guard, new URL(origin)) },
      }),
  })
  return async (request, { signal }) => {
    const headers = new Headers(request.headers)
    // Who Node's own `fetch` says it is.
    if (!headers.has('user-agent')) headers.set('user-agent', 'node')
    const body = request.body === null ? {} : { body: await request.arrayBuffer() }
    // In parts, because one library does not know the other's `Request` as one.
    const { method, url } = request
    return undiciFetch(url, {
      method,
      headers: [...headers],
      ...body,
      redirect: 'manual',
      signal,
      dispatcher,
    })
  }
}
