import { consentAutomatically } from '../client/consent-automatically.ts'
import { memoryStore } from '../client/memory-store.ts'
import { createTerraClient } from '../client/terra-client.ts'
import type { Exchange } from '../http/exchange.ts'
import { handlerSend } from '../http/send.ts'
import type { Clock } from '../kernel/clock.ts'
import { messageOf } from '../kernel/errors.ts'
import { resolvePointer, withPointer } from '../kernel/pointer.ts'
import type { Fault } from '../mock/fault.ts'
import { createMockPartner, type MockPartner } from '../mock/mock-partner.ts'
import type { Hooks } from '../mock/seams.ts'
import { type SetState, STATE } from '../pact/provider-states.ts'
import { sessionStates } from '../pact/session-states.ts'
import type { DataSource } from '../partner/data.ts'
import { nameOfUser } from '../partner/named-user.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import type { RateLimit } from '../partner/rate-limit.ts'
import { type RareField, withField } from './rare-field.ts'

/** What is special about a mock. */
export type StageName = 'plain' | 'small pages' | 'no records' | 'limited' | 'withdrawn'

type WorldRecord = ReturnType<MockPartner['world']['records']>[number]

/** One mock with one of its users linked. */
export interface MockStage {
  readonly mock: MockPartner
  readonly setState: SetState
}

/**
 * @param options.user - who is linked; the first user unless told.
 * @param options.field - a field that every record of a type has here, as its schema allows.
 * @returns a stage on which no state can be set where nobody can be linked: then its partner does not even do that.
 */
export async function mockStage(
  partner: Partner,
  name: StageName,
  options: {
    readonly clock: Clock
    readonly seed?: number
    readonly user?: string
    readonly field?: RareField
    readonly faults?: readonly Pick<Fault, 'id' | 'applies' | 'hooks'>[]
  },
): Promise<MockStage> {
  const { clock, seed = 1, user, field, faults = [] } = options
  const mock = createMockPartner(staged(partner, name), {
    clock,
    seed,
    // What the state asks for stands under what the partner does wrong.
    faults: [
      { id: 'limits', hooks: name === 'limited' ? {} : UNLIMITED },
      { id: name, hooks: field === undefined ? (HOOKS[name] ?? {}) : withField(field) },
      ...faults,
    ],
    send: async () => new Response(null, { status: 200 }),
  })
  const person = user === undefined ? mock.users[0] : mock.world.user(user)
  const environment: Environment = {
    baseUrl: 'http://partner.invalid',
    consent: 'automatic',
    consentParameters: { login_hint: '{user}' },
    users: person === undefined ? [] : [nameOfUser(partner, person)],
  }
  const send = handlerSend(mock.handler)
  const store = memoryStore()
  const exchanges: Exchange[] = []
  const { rateLimit: _, ...unhurried } = mock.partner
  const client = createTerraClient({
    partner: unhurried,
    baseUrl: environment.baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store,
    onExchange: (exchange) => exchanges.push(exchange),
    patience: { attempts: 1 },
  })
  const consent = consentAutomatically(partner, send, { environment })
  const [userId = ''] = environment.users
  const linked = client.connect(partner.auth.kind === 'oauth2' ? { consent } : { userId })
  const failure = await linked.then(
    () => undefined,
    (thrown: unknown) => messageOf(thrown).replace(/\.$/, ''),
  )
  const connectionId = (await client.connections()).at(-1)?.id ?? ''
  const { credentials } = mock
  const owner = { withdraw: (id: string | undefined) => mock.disconnect(id ?? person?.id ?? '') }
  const session = {
    partner: unhurried,
    environment,
    credentials,
    send,
    clock,
    client,
    store,
    connectionId,
    exchanges,
    owner,
  }
  const states = sessionStates(session)
  return {
    mock,
    async setState(state) {
      if (failure === undefined || NEEDS_NOBODY_LINKED.has(state.name)) return states(state)
      return { set: false, reason: `nobody could be linked: ${failure}` }
    },
  }
}

const NEEDS_NOBODY_LINKED: ReadonlySet<string> = new Set([
  STATE.consents,
  STATE.consented,
  STATE.spendable,
  STATE.withdrawn,
])

const HOOKS: Readonly<Partial<Record<StageName, Hooks>>> = {
  'small pages': {
    selectRecords: (honest) => (query, mock) => atLeastTwo(honest(query, mock), query.source),
  },
  'no records': { selectRecords: () => () => [] },
  limited: {
    rateStanding: (honest) => (admitted, mock) => {
      const standing = honest(admitted, mock)
      const [usedUp] = standing?.windows ?? []
      return standing === undefined || usedUp === undefined ? standing : { ...standing, usedUp }
    },
  },
}

/** Verifying takes more requests and more grants than a partner may allow a user; only where it is about limits do they count. */
const UNLIMITED: Hooks = { rateStanding: () => () => undefined, liveTokenLimit: () => () => undefined }

/** For a partner that declares no limit and refuses all the same. */
const ANY_LIMIT: RateLimit = {
  windows: [{ requests: 1, seconds: 60, per: 'user', name: 'default' }],
  headers: {},
  tells: 'tightest',
  refusal: { status: 429, retryAfter: 'none' },
}

/** Where a range has one record, a second one beside it: a day of somebody who slept twice. */
function atLeastTwo(
  records: readonly WorldRecord[],
  { records: { id } }: DataSource,
): readonly WorldRecord[] {
  const [only] = records
  if (only === undefined || records.length > 1) return records
  const known = resolvePointer(only.record, id)
  const other = typeof known === 'number' ? known + 1 : typeof known === 'bigint' ? known + 1n : `${known}-2`
  return [only, { ...only, id: `${only.id}-2`, record: withPointer(only.record, id, other) }]
}

function staged(partner: Partner, name: StageName): Partner {
  if (name === 'limited') return { rateLimit: ANY_LIMIT, ...partner }
  if (name !== 'small pages') return partner
  // A page holds one record, so that two are more than one holds.
  const data = Object.entries(partner.data).map(([type, source]) => [
    type,
    source.paging.kind === 'none' ? source : { ...source, paging: { ...source.paging, size: 1 } },
  ])
  return { ...partner, data: Object.fromEntries(data) }
}
