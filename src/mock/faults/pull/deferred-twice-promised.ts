import type { Fault } from '../../fault.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredTwicePromised: Fault = {
  id: 'deferred-twice-promised',
  area: 'pull',
  title: 'The same records are promised to who asks for them a second time.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-duplicate-told'],
  applies: hasDeferredData,
  hooks: { deferralProblems: () => () => [] },
}
