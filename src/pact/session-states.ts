import { PullFailedError } from '../client/client-error.ts'
import { TerrariumError } from '../kernel/errors.ts'
import type { DataType } from '../partner/data.ts'
import { dataSource } from '../partner/partner.ts'
import { manyRecords, noRecords, recordWithField, someRecords } from './find-records.ts'
import type { ProviderSession } from './provider-session.ts'
import { type ProviderState, type SetState, STATE, type StateOutcome } from './provider-states.ts'
import { freshCode, isConsentAutomatic, linkedGrant, spareGrant } from './session-grants.ts'
import {
  DAYS,
  grantValues,
  invalidValues,
  recentWindows,
  type StateValues,
  windowValues,
} from './state-values.ts'

/**
 * Brings a provider into states through its front door, as the client that it knows: somebody is linked where nobody has
 * to be asked, ranges are looked for that have or lack records. What would harm a grant that somebody needs, or a
 * partner that is not ours, is not set.
 */
export function sessionStates(session: ProviderSession): SetState {
  return async (state) => {
    try {
      return await outcomeOf(session, state)
    } catch (thrown) {
      if (!(thrown instanceof TerrariumError) || PASSED_ON.has(thrown.code)) throw thrown
      return notSet(`it could not be brought about: ${thrown.message.replace(/\.$/, '')}`)
    }
  }
}

/** That nobody answers is not about the state. */
const PASSED_ON: ReadonlySet<string> = new Set(['HOST_UNREACHABLE', 'TIMED_OUT'])

async function outcomeOf(session: ProviderSession, state: ProviderState): Promise<StateOutcome> {
  switch (state.name) {
    case STATE.consents:
      return isConsentAutomatic(session) ? set(grantValues(session)) : notSet(ONLY_A_PERSON)
    case STATE.consented: {
      if (!isConsentAutomatic(session)) return notSet(ONLY_A_PERSON)
      const code = await freshCode(session, state.params)
      return code === undefined
        ? notSet('the redirect of the consent has no code')
        : set({ ...grantValues(session), code })
    }
    case STATE.linked:
      return set(grantValues(session, await linkedGrant(session)))
    case STATE.spendable:
      return isConsentAutomatic(session)
        ? set(grantValues(session, (await spareGrant(session)).grant))
        : notSet(`a grant that somebody needs would be used up, and ${ONLY_A_PERSON}`)
    case STATE.registrable:
      return session.owner === undefined
        ? notSet('an endpoint that nobody serves would be registered')
        : set(grantValues(session, await linkedGrant(session)))
    case STATE.withdrawn:
      return withdrawn(session)
    case STATE.event:
      return notSet('nothing makes the partner send this event now')
    default:
      return aboutData(session, state)
  }
}

const ONLY_A_PERSON = 'only a person can consent there'

type DataState = Extract<ProviderState, { readonly params: { readonly type: DataType } }>

async function aboutData(session: ProviderSession, state: DataState): Promise<StateOutcome> {
  const { type } = state.params
  const { owner } = session
  const grant = await linkedGrant(session)
  const newest = recentWindows(session, type)[0]
  const anyRange = newest === undefined ? {} : windowValues(newest)
  if (state.name === STATE.tokenInvalid) return set({ ...invalidValues(session, grant), ...anyRange })
  if (state.name === STATE.limited && owner === undefined)
    return notSet('nobody makes too many requests on purpose')
  // To look for records that come later would be to ask for them.
  const isUnasked = state.name === STATE.records && dataSource(session.partner, type).deferred !== undefined
  if (isUnasked) return set({ ...grantValues(session, grant), ...anyRange })
  const found = await rangeFor(session, state).catch((thrown: unknown) => {
    // Answers that cannot be read are what the verifier is there to tell of.
    if (thrown instanceof PullFailedError && !NO_ANSWER.has(thrown.failure)) return anyRange
    throw thrown
  })
  // An owner has brought the state about: where it does not show, the verifier will say so.
  const range = found ?? (owner === undefined ? undefined : anyRange)
  return range === undefined ? notSet(missing(state)) : set({ ...grantValues(session, grant), ...range })
}

const NO_ANSWER: ReadonlySet<string> = new Set(['tokenUnavailable', 'rateLimited', 'unavailable'])

async function rangeFor(session: ProviderSession, state: DataState): Promise<StateValues | undefined> {
  const { type } = state.params
  switch (state.name) {
    case STATE.records:
      return someRecords(session, type)
    case STATE.askedBefore:
      // What comes of it is that it has been asked.
      return someRecords(session, type)
    case STATE.manyRecords:
      return manyRecords(session, type)
    case STATE.noRecords:
      return noRecords(session, type)
    case STATE.recordField:
      return recordWithField(session, type, state.params.field)
    default:
      return undefined
  }
}

function missing(state: DataState): string {
  const { type } = state.params
  const lately = `in the last ${DAYS} days`
  switch (state.name) {
    case STATE.manyRecords:
      return `the linked user has no second page of ${type} ${lately}`
    case STATE.noRecords:
      return `the linked user has ${type} on every day that was tried`
    case STATE.recordField:
      return `no ${type} of the linked user has ${state.params.field} ${lately}`
    default:
      return `the linked user has no ${type} ${lately}`
  }
}

async function withdrawn(session: ProviderSession): Promise<StateOutcome> {
  const { owner, partner } = session
  if (!isConsentAutomatic(session)) return notSet(ONLY_A_PERSON)
  const canRevoke = partner.auth.kind === 'oauth2' && partner.auth.revocation !== undefined
  if (owner === undefined && !canRevoke) return notSet('the partner declares no way to give a grant back')
  const { grant, client, connectionId } = await spareGrant(session)
  if (owner === undefined) await client.revoke(connectionId)
  else await owner.withdraw(grant.userId)
  return set(grantValues(session, grant))
}

function set(values: StateValues): StateOutcome {
  return { set: true, values }
}

function notSet(reason: string): StateOutcome {
  return { set: false, reason }
}
