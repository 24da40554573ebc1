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
import { problem } from '../mock/problem.ts'
import type { Hooks } from '../mock/seams.ts'
import { type SetState, STATE } from '../pact/provider-states.ts'
import { sessionStates } from '../pact/session-states.ts'
import type { DataSource } from '../partner/data.ts'
import type { Environment, Partner } from '../partner/partner.ts'
import { type RareField, withField } from './rare-field.ts'

/** What is special about a mock. */
export type StageName = 'plain' | 'small pages' | 'no records' | 'limited' | 'withdrawn'

/** One mock with one of its users linked. */
type WorldRecord = ReturnType<MockPartner['world']['records']>[number]

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
  const mock = createMockPartner(name === 'small pages' ? withSmallPages(partner) : partner, {
    clock,
    seed,
    // What the state asks for stands under what the partner does wrong.
    faults: [{ id: name, hooks: field === undefined ? (HOOKS[name] ?? {}) : withField(field) }, ...faults],
    send: async () => new Response(null, { status: 200 }),
  })
  const environment: Environment = {
    baseUrl: 'http://partner.invalid',
    consent: 'automatic',
    consentParameters: { login_hint: '{user}' },
    users: [user ?? mock.users[0]?.id ?? ''],
  }
  const send = handlerSend(mock.handler)
  const store = memoryStore()
  const exchanges: Exchange[] = []
  const client = createTerraClient({
    partner: mock.partner,
    baseUrl: environment.baseUrl,
    credentials: mock.credentials,
    send,
    clock,
    store,
    onExchange: (exchange) => exchanges.push(exchange),
    patience: { attempts: 1 },
  })
  const consent = consentAutomatically(partner, send, { environment })
  const userId = environment.users[0] ?? ''
  const linked = client.connect(partner.auth.kind === 'oauth2' ? { consent } : { userId })
  const failure = await linked.then(
    () => undefined,
    (thrown: unknown) => messageOf(thrown).replace(/\.$/, ''),
  )
  const connectionId = (await client.connections()).at(-1)?.id ?? ''
  const { credentials } = mock
  const owner = { withdraw: (id: string | undefined) => mock.disconnect(id ?? userId) }
  const session = {
    partner: mock.partner,
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
    answer: (honest) => async (call, mock, route) => {
      const source = sourceOf(mock.partner, call.route)
      if (source === undefined) return honest(call, mock, route)
      return mock.seams.response(mock.seams.errorReply(LIMITED, source.response, call, mock), call, mock)
    },
  },
}

const LIMITED = problem('limit', 'rate_limited', 'There have been too many requests.', 429)

function sourceOf({ data }: Partner, route: string): DataSource | undefined {
  return Object.entries(data).find(([type]) => route === `data.${type}`)?.[1]
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

/** A page holds one record, so that two are more than one holds. */
function withSmallPages(partner: Partner): Partner {
  const data = Object.entries(partner.data).map(([type, source]) => [
    type,
    source.paging.kind === 'none' ? source : { ...source, paging: { ...source.paging, size: 1 } },
  ])
  return { ...partner, data: Object.fromEntries(data) }
}
