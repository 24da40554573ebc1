import type { Fault } from '../../fault.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredRecordsNeverCome: Fault = {
  id: 'deferred-records-never-come',
  area: 'pull',
  title: 'Records are promised with 202, and nothing ever comes.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-records-come'],
  applies: hasDeferredData,
  hooks: { deferredRecords: () => () => [] },
}
