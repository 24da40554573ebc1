import type { ConsumerPact } from '@pact-foundation/pact-core'
import { clientParts } from '../client/client-parts.ts'
import { freshGrant } from '../client/grant.ts'
import { memoryStore } from '../client/memory-store.ts'
import type { Store } from '../client/store.ts'
import { createTerraClient } from '../client/terra-client.ts'
import { recordExchange } from '../http/exchange.ts'
import type { Send } from '../http/handler.ts'
import { networkSend } from '../http/send.ts'
import { TerrariumError } from '../kernel/errors.ts'
import { random } from '../kernel/random.ts'
import { virtualClock } from '../kernel/virtual-clock.ts'
import type { Partner } from '../partner/partner.ts'
import { userFacts } from '../partner/user-facts.ts'
import { EXAMPLES, exampleAccessToken, exampleCredentials, exampleFact, exampleUserId } from './examples.ts'
import type { Flow } from './flow.ts'
import { newPact, type PactCore } from './pact-core.ts'
import { addInteraction, type PactInteraction } from './pact-interaction.ts'
import { RehearsalFailedError } from './rehearsal-error.ts'
import { requestShape } from './request-shape.ts'

/** Where the client believes the partner to be: the mock server has another port for each request. */
const BASE_URL = 'http://partner.invalid'

/** The connection that a flow starts with. */
const CONNECTION_ID = 'example-connection'

/**
 * Runs a flow of the reference client against Pact's mock server, request by request.
 *
 * @returns what the client has asked, and what it took for an answer.
 * @throws when the client asks something else than the mock server was told, or does not understand the answers.
 */
export async function rehearse(
  partner: Partner,
  flow: Flow,
  core: PactCore,
): Promise<readonly PactInteraction[]> {
  const interactions: PactInteraction[] = []
  let asking = 0
  const send: Send = async (request) => {
    const body = request.body === null ? '' : await request.clone().text()
    const { variables, ...step } = flow.step(request, body, interactions.length + 1)
    const interaction = { ...step, request: requestShape(request, body, variables) }
    // Asked again after a refusal, it is no other interaction.
    if (interactions.every(({ description }) => description !== step.description))
      interactions.push(interaction)
    asking += 1
    return askMockServer(newPact(core, 'client', 'partner'), interaction, request).finally(() => {
      asking -= 1
    })
  }
  // The mock server answers in real time; no wait of the client is part of a contract.
  const clock = virtualClock(flow.nowMs ?? EXAMPLES.nowMs, { isBusy: () => asking > 0 })
  const store = memoryStore()
  await storeConnection(partner, store, { nowMs: clock.epochMs(), renewable: flow.renewable })
  const options = {
    partner,
    baseUrl: BASE_URL,
    credentials: exampleCredentials(partner),
    send,
    clock,
    store,
    random: random(1, 'pact', partner.id),
    patience: { attempts: 1 },
  }
  const rehearsal = {
    client: createTerraClient(options),
    context: clientParts({ ...options, exchange: recordExchange(send, clock) }),
    connectionId: CONNECTION_ID,
    send,
    baseUrl: BASE_URL,
  }
  await flow.run(rehearsal).catch((thrown: unknown) => {
    if (!(thrown instanceof TerrariumError) || thrown instanceof RehearsalFailedError) throw thrown
    const step = interactions.at(-1)?.description ?? 'the first request'
    throw new RehearsalFailedError(step, thrown.message.replace(/\.$/, ''))
  })
  return interactions
}

/** The connection that a rehearsal starts with. */
export async function storeConnection(
  { auth }: Partner,
  store: Store,
  options: {
    readonly nowMs: number
    readonly renewable?: boolean
    readonly userId?: string
    /** Where the partner's events have ids of their own. */
    readonly eventUserId?: string
  },
): Promise<void> {
  const { nowMs, renewable = false } = options
  const { userId = String(auth.kind === 'oauth2' ? exampleUserId(auth) : EXAMPLES.userId) } = options
  const isOAuth = auth.kind === 'oauth2' || auth.kind === 'clientCredentials'
  const scopes = isOAuth ? auth.scopes.request : []
  const told: Record<string, string> =
    auth.kind === 'oauth2'
      ? Object.fromEntries(userFacts(auth).map(([fact]) => [fact, String(exampleFact(auth, fact))]))
      : { userEmail: EXAMPLES.userEmail }
  if (told.eventUserId !== undefined) told.eventUserId = options.eventUserId ?? told.eventUserId
  await store.saveConnection({ id: CONNECTION_ID, ...told, userId, scopes, createdAtMs: nowMs })
  const tokens = {
    accessToken: isOAuth ? exampleAccessToken(auth) : '',
    ...(renewable ? { refreshToken: EXAMPLES.refreshToken } : {}),
    obtainedAtMs: nowMs,
  }
  await store.replaceGrant(freshGrant(CONNECTION_ID, tokens), 0)
}

/** One request to a mock server that knows this one interaction. */
async function askMockServer(
  pact: ConsumerPact,
  interaction: PactInteraction,
  request: Request,
): Promise<Response> {
  addInteraction(pact, interaction)
  const port = pact.createMockServer('127.0.0.1', 0)
  try {
    const { pathname, search } = new URL(request.url)
    const answer = await networkSend()(new Request(`http://127.0.0.1:${port}${pathname}${search}`, request))
    if (pact.mockServerMatchedSuccessfully(port)) return answer
    const mismatches = JSON.stringify(pact.mockServerMismatches(port))
    throw new RehearsalFailedError(
      interaction.description,
      `Pact's mock server does not know it: ${mismatches}`,
    )
  } finally {
    pact.cleanupMockServer(port)
  }
}
