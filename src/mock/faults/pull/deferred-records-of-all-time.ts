import type { Fault } from '../../fault.ts'
import { hasDeferredData } from '../support/applies.ts'

export const deferredRecordsOfAllTime: Fault = {
  id: 'deferred-records-of-all-time',
  area: 'pull',
  title: 'Whoever asks for a week is sent everything there is.',
  source: {
    document: 'Garmin: a 409 treated as accepted, waiting for a webhook that never comes',
    url: 'https://github.com/the-momentum/open-wearables/pull/528',
  },
  caughtBy: ['pull/deferred-records-in-range'],
  applies: hasDeferredData,
  hooks: {
    deferredRecords: () => (query, mock) => {
      const { window: _, ...everything } = query
      return mock.seams.selectRecords(everything, mock)
    },
  },
}
