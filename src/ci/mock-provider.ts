import { handlerSend } from '../http/send.ts'
import { virtualClock } from '../kernel/virtual-clock.ts'
import type { Fault } from '../mock/fault.ts'
import type { ProviderSide } from '../pact/provider-side.ts'
import { type ProviderState, STATE } from '../pact/provider-states.ts'
import type { DataType } from '../partner/data.ts'
import type { Partner } from '../partner/partner.ts'
import { eventMessage } from './event-message.ts'
import { type MockStage, mockStage, type StageName } from './mock-stage.ts'
import { rareField } from './rare-field.ts'
import { userWithField } from './user-with-field.ts'

/** When the mocks of a verification live, in milliseconds since the Unix epoch: noon of 16 January 2026 in UTC. */
const NOW_MS = 1768564800000

/**
 * A mock of a partner for Pact's verifier: whatever state is asked for, it is brought about. Each kind of state has a
 * mock of its own, made when it is first asked for.
 *
 * @param options.faults - what the partner does wrong; nothing unless told.
 */
export function mockProvider(
  partner: Partner,
  options: {
    readonly seed?: number
    readonly faults?: readonly Pick<Fault, 'id' | 'applies' | 'hooks'>[]
  } = {},
): ProviderSide {
  const clock = virtualClock(NOW_MS)
  const stages = new Map<string, Promise<MockStage>>()
  let current: MockStage | undefined
  const stageFor = (name: StageName, who: Who = {}): Promise<MockStage> => {
    const key = JSON.stringify([name, who])
    const stage = stages.get(key) ?? mockStage(partner, name, { ...options, clock, ...who })
    stages.set(key, stage)
    return stage
  }
  /** Where a record with the field is: with a user who has one, or where all records have it. */
  const withField = async (type: DataType, field: string): Promise<MockStage> => {
    const { mock } = await stageFor('plain')
    const user = userWithField(mock, type, field)
    if (user !== undefined) return stageFor('plain', user === mock.users[0]?.id ? {} : { user })
    const rare = rareField(partner, type, field)
    return stageFor('plain', rare === undefined ? {} : { field: rare })
  }
  const onStage = (state: ProviderState): Promise<MockStage> => {
    if (state.name === STATE.recordField) return withField(state.params.type, state.params.field)
    if (state.name === STATE.event) return onEventStage(state.params)
    return stageFor(STAGES[state.name] ?? 'plain')
  }
  const onEventStage = ({ event, field }: { readonly event: string; readonly field?: string }) => {
    const type = partner.webhooks?.events.find(({ name }) => name === event)?.dataType
    return field === undefined || type === undefined ? stageFor('plain') : withField(type, field)
  }
  return {
    async handler(request) {
      current ??= await stageFor('plain')
      return handlerSend(current.mock.handler)(request)
    },
    async setState(state) {
      current = await onStage(state)
      if (state.name === STATE.event) {
        const { event } = state.params
        return isDeclared(partner, event)
          ? { set: true, values: {} }
          : { set: false, reason: `${partner.id} declares no event ${event}` }
      }
      return current.setState(state)
    },
    async message(state) {
      return state.name === STATE.event ? eventMessage((await onStage(state)).mock, state.params) : undefined
    },
  }
}

function isDeclared({ webhooks }: Partner, event: string): boolean {
  return webhooks?.events.some(({ name }) => name === event) ?? false
}

/** What one of several mocks of a kind is for. */
type Who = Pick<Parameters<typeof mockStage>[2], 'user' | 'field'>

/** Which mock plays which state; the plain one where nothing stands. */
const STAGES: Readonly<Partial<Record<ProviderState['name'], StageName>>> = {
  [STATE.manyRecords]: 'small pages',
  [STATE.noRecords]: 'no records',
  [STATE.limited]: 'limited',
  [STATE.withdrawn]: 'withdrawn',
}
