import { type Served, serve } from '../http/serve.ts'
import { isJsonObject, type JsonObject, type JsonValue, parseJson, stringifyJson } from '../kernel/json.ts'
import type { ProviderSide } from './provider-side.ts'
import { PROVIDER_STATES, type ProviderState, type StateOutcome } from './provider-states.ts'

/** A provider served for the verifier, with what it needs beside the API. */
export interface ProviderServer {
  readonly baseUrl: string
  readonly stateChangeUrl: string
  readonly messagePort: number
  /** Every state that was asked for and could not be set, in order. */
  readonly unset: readonly UnsetState[]
  /** What the provider's own side threw, such as that nobody answers there. */
  readonly thrown: readonly unknown[]
  close(): Promise<void>
}

export interface UnsetState {
  readonly state: ProviderState
  readonly reason: string
}

/**
 * Serves a provider on loopback; whatever its side throws is kept, and answered with 502.
 *
 * @param onThrown - told of it at once.
 */
export async function serveProvider(
  side: ProviderSide,
  onThrown: () => void = () => {},
): Promise<ProviderServer> {
  const unset: UnsetState[] = []
  const thrown: unknown[] = []
  const keeping = async (answer: () => Promise<Response>): Promise<Response> => {
    try {
      return await answer()
    } catch (error) {
      thrown.push(error)
      onThrown()
      return new Response(null, { status: 502 })
    }
  }
  const setState = async (state: ProviderState): Promise<Response> => {
    const outcome = await outcomeOf(side, state)
    if (outcome.set) return json(outcome.values)
    unset.push({ state, reason: outcome.reason })
    return json({ error: outcome.reason }, 422)
  }
  const api = await serve((request) => keeping(async () => notToBeFollowed(await side.handler(request))))
  const beside = await serve((request) =>
    keeping(async () => {
      const asked = parseJson(await request.text())
      if (!isJsonObject(asked)) return new Response(null, { status: 400 })
      return new URL(request.url).pathname === STATE_PATH
        ? setState(stateIn(asked.state, asked.params))
        : messageResponse(side, asked)
    }),
  )
  return {
    baseUrl: api.url,
    stateChangeUrl: `${beside.url}${STATE_PATH}`,
    messagePort: beside.port,
    unset,
    thrown,
    close: () => closeAll([api, beside]),
  }
}

/**
 * Pact's verifier follows redirects, which ends where nobody listens. It does not follow 300, which is a redirect all the
 * same; the contract asks for any.
 */
function notToBeFollowed(response: Response): Response {
  if (!FOLLOWED.has(response.status)) return response
  return new Response(response.body, { status: 300, headers: response.headers })
}

const FOLLOWED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

const STATE_PATH = '/provider-states'

async function outcomeOf(side: ProviderSide, state: ProviderState): Promise<StateOutcome> {
  if (Object.hasOwn(PROVIDER_STATES, state.name)) return side.setState(state)
  return { set: false, reason: `Terrarium knows no state '${state.name}'` }
}

async function messageResponse(side: ProviderSide, asked: JsonObject): Promise<Response> {
  const [state] = Array.isArray(asked.providerStates) ? (asked.providerStates as readonly JsonValue[]) : []
  const sent = isJsonObject(state) ? await side.message(stateIn(state.name, state.params)) : undefined
  if (sent === undefined) return json({ error: 'nothing was sent' }, 500)
  const metadata = Buffer.from(stringifyJson(sent.headers)).toString('base64')
  const headers = { 'content-type': 'application/json', 'pact-message-metadata': metadata }
  return new Response(sent.body, { headers })
}

/** As the verifier writes it. Whether there is such a state is somebody else's question. */
function stateIn(name: JsonValue | undefined, params: JsonValue | undefined): ProviderState {
  return { name, params: isJsonObject(params) ? params : {} } as unknown as ProviderState
}

function json(value: unknown, status = 200): Response {
  return new Response(stringifyJson(value), { status, headers: { 'content-type': 'application/json' } })
}

async function closeAll(served: readonly Served[]): Promise<void> {
  await Promise.all(served.map(({ close }) => close()))
}
