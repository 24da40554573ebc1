import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const recordNotNamed: Fault = {
  id: 'record-not-named',
  area: 'webhook',
  title: 'Thin events do not say which record they are about.',
  source: {
    document: 'Oura: an object is not found right after its notification',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['webhook/record-named'],
  applies: hasEvents(({ recordId }) => recordId !== undefined, 'its events name no record'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.recordId === undefined ? payload : withoutPointer(payload, event.recordId)
    },
  },
}
