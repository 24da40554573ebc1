import type { Clock } from '../kernel/clock.ts'
import { messageOf, UsageError } from '../kernel/errors.ts'
import type { Credentials } from './credentials.ts'

/**
 * What no declaration can say of a partner: a nonce to fetch before each token request, a signature over all parameters.
 * The file that a descriptor names exports one as `adapter`; it is code, and runs with the rights of who runs Terrarium.
 */
export interface Adapter {
  /** Each request of ours before it leaves: the one to send instead, or the same. It may send others first. */
  readonly outgoing?: (request: Request, tools: OutgoingTools) => Promise<Request> | Request
  /** Each request that a mock receives: the one to look at instead, or the answer itself. */
  readonly incoming?: (
    request: Request,
    tools: AdapterTools,
  ) => Promise<Request | Response> | Request | Response
}

export interface AdapterTools {
  readonly credentials: Credentials
  readonly clock: Clock
  /** Where the partner is: the environment's own, or the mock's. */
  readonly baseUrl: string
}

export interface OutgoingTools extends AdapterTools {
  /** Sends to the partner, past this adapter. */
  readonly send: (request: Request) => Promise<Response>
}

type Answering = (request: Request) => Promise<Response>

/**
 * The same way to send, each request changed on its way.
 *
 * @throws UsageError where the adapter throws or returns no request.
 */
export function adaptOutgoing(send: Answering, adapter: Adapter | undefined, tools: AdapterTools): Answering {
  const outgoing = adapter?.outgoing
  if (outgoing === undefined) return send
  return async (request) => {
    const { method, url, signal } = request
    const what = `${method} ${new URL(url).pathname}`
    const adapted = await attempt(what, async () => outgoing(request, { ...tools, send }))
    if (!(adapted instanceof Request)) throw broken(what, 'it returned no Request')
    return send(adapted === request ? request : new Request(adapted, { signal, redirect: 'manual' }))
  }
}

/** The same handler, each request looked at first. What goes wrong in the adapter is an answer with 500. */
export function adaptIncoming(
  handler: Answering,
  adapter: Adapter | undefined,
  tools: AdapterTools,
): Answering {
  const incoming = adapter?.incoming
  if (incoming === undefined) return handler
  return async (request) => {
    try {
      const adapted = await incoming(request, tools)
      return adapted instanceof Response ? adapted : handler(adapted)
    } catch (thrown) {
      return new Response(`The adapter failed: ${messageOf(thrown)}`, { status: 500 })
    }
  }
}

async function attempt<Result>(what: string, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run()
  } catch (thrown) {
    // What a request of its own came to, a host that is not there, is told as it is.
    if (thrown instanceof Error && 'remedy' in thrown) throw thrown
    throw broken(what, messageOf(thrown))
  }
}

function broken(what: string, why: string): UsageError {
  return new UsageError(
    `Failed to adapt ${what}: ${why.replace(/\.$/, '')}.`,
    'Mend `outgoing` of the adapter that the descriptor names.',
  )
}
