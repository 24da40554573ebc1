import type { Fault } from '../../fault.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredRecordsComeLate: Fault = {
  id: 'deferred-records-come-late',
  area: 'pull',
  title: 'Records that were promised come long after the declared time.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-records-come'],
  applies: hasDeferredData,
  hooks: {
    deferralDelaySeconds:
      () =>
      (_query, { withinSeconds }) =>
        withinSeconds * 100,
  },
}
