/**
 * A mock partner as one fetch handler, made from its descriptor.
 *
 * @module terrarium-kit/mock
 */

import { createEmitter } from '../emitter/emitter.ts'
import type { CreateEmitter, Delivery, Emitter, EmitterOptions } from '../emitter/emitter-types.ts'
import type { Handler, Send } from '../http/handler.ts'
import { plainSend } from '../http/plain-send.ts'
import { networkSend } from '../http/send.ts'
import { type Clock, systemClock } from '../kernel/clock.ts'
import { UsageError } from '../kernel/errors.ts'
import { random } from '../kernel/random.ts'
import { type Credentials, mockCredentials } from '../partner/credentials.ts'
import type { Partner } from '../partner/partner.ts'
import { createWorld, type World, type WorldUser } from '../world/world.ts'
import { createDeferrals } from './data/deferrals.ts'
import { createRateLedger } from './data/rate-ledger.ts'
import { createTransactions } from './data/transactions.ts'
import type { Fault } from './fault.ts'
import { createHandler } from './handler.ts'
import { honestSeams } from './honest-seams.ts'
import { createJournal, type Journal, type JournalLimits } from './journal.ts'
import { journalledSend } from './journalled-send.ts'
import { createLedger, type Grant, type Ledger } from './oauth/ledger.ts'
import { declaredLifetimes } from './oauth/lifetimes.ts'
import { createTokenSigner, type TokenSigner } from './oauth/token-signer.ts'
import { createRecordTexts } from './record-texts.ts'
import type { Lifetimes, Mock } from './seams.ts'
import { type Emission, type EmitOptions, type Emitted, emitEvents } from './webhooks/emit.ts'
import { createEndpoints, type Endpoint } from './webhooks/endpoints.ts'
import { newEndpoint } from './webhooks/registration.ts'
import { emitterHooks, wrapSeams } from './wrap-seams.ts'

export interface MockPartnerOptions {
  /** Decides users, data, codes, tokens and keys; 1 unless told. */
  readonly seed?: number
  readonly clock?: Clock
  /** What this partner does wrong; nothing unless told. The last one has the last word. */
  readonly faults?: readonly Pick<Fault, 'id' | 'applies' | 'hooks'>[]
  /** How webhooks and handshakes leave; over the network unless told. */
  readonly send?: Send
  /** `mockCredentials(partner)` unless told. */
  readonly credentials?: Credentials
  /** The people behind it; made from the seed unless told. */
  readonly world?: World
  /** Redirect URIs that are registered beside the descriptor's. */
  readonly redirectUris?: readonly string[]
  /**
   * As declared; where the descriptor does not say, codes live for 60 s and access tokens for an hour. Refresh tokens
   * live for 30 days where the partner tells their lifetime, else until they are revoked.
   */
  readonly lifetimes?: Partial<Lifetimes>
  /** Whether redirects carry `iss` (RFC 9207); not unless told. */
  readonly identifiesIssuer?: boolean
  readonly journalLimits?: JournalLimits
  /** Makes the JWTs; unless told, `oauth2-mock-server` does in Node and `jose` in a browser. */
  readonly signer?: TokenSigner
  readonly createEmitter?: CreateEmitter
}

/** A partner made from its descriptor. It shares nothing with any other. */
export interface MockPartner {
  /** The partner as a server: serve it, mount it, or call it. It answers everything and throws nothing. */
  readonly handler: Handler
  readonly partner: Partner
  readonly seed: number
  /** The ids of what it does wrong. */
  readonly faults: readonly string[]
  readonly credentials: Credentials
  readonly clock: Clock
  readonly world: World
  readonly users: readonly WorldUser[]
  readonly journal: Journal
  /** Everything that users have consented to, revoked or not. */
  readonly grants: readonly Grant[]
  /** Who was given what, tokens and all. */
  readonly ledger: Ledger
  /** The endpoints that are registered for webhooks. */
  readonly endpoints: readonly Endpoint[]
  /** Every attempt to deliver a webhook. */
  readonly deliveries: readonly Delivery[]
  /** Registers an endpoint as a person would in the dashboard, without a handshake. */
  addEndpoint(url: string, options?: { readonly userId?: string; readonly event?: string }): Endpoint
  removeEndpoint(id: string): void
  /** Emits an event about a user. @throws UsageError when there is no such event, user or record. */
  emit(event: string, userId: string, options?: EmitOptions): Promise<Emission>
  /** Emits several, in batches where the descriptor has them. */
  emitAll(events: readonly Emitted[]): Promise<readonly Emission[]>
  /** The user withdraws consent: all grants die, and the event that says so is emitted where one is declared. */
  disconnect(userId: string): Promise<void>
  /** Resolves when no delivery is under way. */
  idle(): Promise<void>
  /** Stops deliveries, those that are promised included. The handler goes on answering. */
  close(): void
}

/**
 * Make a mock of a partner. It is honest unless faults are given, cheap until it is asked something, and the same for
 * the same seed, clock and requests.
 *
 * @throws UsageError when a fault cannot apply to this partner.
 */
export function createMockPartner(partner: Partner, options: MockPartnerOptions = {}): MockPartner {
  const { faults = [] } = options
  for (const fault of faults) refuseInapplicable(fault, partner)
  const mock = createMock(partner, options)
  return {
    handler: createHandler(mock),
    partner,
    seed: mock.seed,
    faults: faults.map(({ id }) => id),
    credentials: mock.credentials,
    clock: mock.clock,
    world: mock.world,
    journal: mock.journal,
    get users() {
      return mock.world.users
    },
    grants: mock.ledger.grants,
    ledger: mock.ledger,
    get endpoints() {
      return mock.endpoints.all
    },
    get deliveries() {
      return mock.emitter()?.deliveries ?? []
    },
    addEndpoint(url, about = {}) {
      const endpoint = newEndpoint(
        { url, ...about },
        partner.webhooks?.registration ?? { kind: 'dashboard' },
        mock,
      )
      mock.endpoints.add(endpoint)
      return endpoint
    },
    removeEndpoint: (id) => mock.endpoints.remove(id),
    emit: async (event, userId, emitOptions = {}) =>
      (await emitEvents([{ event, userId, options: emitOptions }], mock))[0]!,
    emitAll: (events) => emitEvents(events, mock),
    disconnect: (userId) => disconnect(userId, mock),
    idle: async () => mock.emitter()?.idle(),
    close() {
      mock.deferrals.close()
      mock.emitter()?.close()
    },
  }
}

function createMock(partner: Partner, options: MockPartnerOptions): Mock {
  const { seed = 1, clock = systemClock, faults = [], send = networkSend() } = options
  const { redirectUris = [], lifetimes, credentials = mockCredentials(partner), journalLimits } = options
  const hooks = faults.map((fault) => fault.hooks)
  const journal = createJournal(journalLimits)
  const journalled = journalledSend(send, journal, clock)
  const { auth } = partner
  return {
    partner,
    credentials,
    redirectUris: auth.kind === 'oauth2' ? [auth.redirectUri, ...redirectUris] : redirectUris,
    lifetimes: { ...declaredLifetimes(partner), ...lifetimes },
    issuer: partner.environments.mock?.baseUrl ?? `https://${partner.id}.invalid`,
    identifiesIssuer: options.identifiesIssuer ?? false,
    clock,
    world: options.world ?? createWorld(partner, { seed, clock }),
    ledger: createLedger(),
    journal,
    endpoints: createEndpoints(),
    rates: createRateLedger(),
    deferrals: createDeferrals(clock),
    transactions: createTransactions(),
    texts: createRecordTexts(),
    signer: options.signer ?? createTokenSigner(seed),
    seams: wrapSeams(honestSeams, hooks),
    send: journalled,
    emitter: lazyEmitter(partner, options.createEmitter, {
      secrets: credentials.webhookSecrets,
      clock,
      send: plainSend(journalled),
      random: random(seed, 'emitter'),
      hooks: emitterHooks(hooks),
    }),
    seed,
    random: (...labels) => random(seed, 'mock', ...labels),
    memory: new Map(),
  }
}

/** Made when it is first asked for; `undefined` where no webhooks are declared. */
function lazyEmitter(
  { webhooks }: Partner,
  create: CreateEmitter = createEmitter,
  options: Omit<EmitterOptions, 'webhooks'>,
): () => Emitter | undefined {
  let emitter: Emitter | undefined
  return () => {
    if (webhooks !== undefined) emitter ??= create({ ...options, webhooks })
    return emitter
  }
}

async function disconnect(userId: string, mock: Mock): Promise<void> {
  for (const grant of mock.ledger.grants)
    if (grant.userId === userId) mock.ledger.revokeGrant(grant, mock.clock.epochMs())
  const event = mock.partner.webhooks?.events.find(({ kind }) => kind === 'deauthorized')
  if (event !== undefined) await emitEvents([{ event: event.name, userId }], mock)
}

function refuseInapplicable({ id, applies }: Pick<Fault, 'id' | 'applies'>, partner: Partner): void {
  const reason = applies?.(partner)
  if (reason === undefined) return
  throw new UsageError(
    `Failed to give ${partner.id} the fault '${id}': ${reason}.`,
    'Choose a fault that this partner can have; terrarium explain lists them.',
  )
}
