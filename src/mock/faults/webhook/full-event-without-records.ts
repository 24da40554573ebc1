import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const fullEventWithoutRecords: Fault = {
  id: 'full-event-without-records',
  area: 'webhook',
  title: 'Events that should carry records carry none.',
  source: {
    document: 'Suunto: a payload that is incomplete when fresh',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['webhook/records-carried'],
  applies: hasEvents(
    ({ payload, kind }) => payload === 'full' && kind === 'data',
    'its events carry no records',
  ),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.payload === 'full' && event.records !== undefined
        ? withPointer(payload, event.records, [])
        : payload
    },
  },
}
