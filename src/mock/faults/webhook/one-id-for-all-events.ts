import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'
import { sameKind } from '../support/same-kind.ts'

export const oneIdForAllEvents: Fault = {
  id: 'one-id-for-all-events',
  area: 'webhook',
  title: 'All events have the same id.',
  source: {
    document: 'Unique key swallows an event',
    url: 'https://github.com/the-momentum/open-wearables/issues/1223',
  },
  caughtBy: ['webhook/event-ids-distinct'],
  applies: hasEvents(({ id }) => id !== undefined && 'at' in id, 'its events have no id in their body'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.id !== undefined && 'at' in event.id
        ? withPointer(payload, event.id.at, sameKind(resolvePointer(payload, event.id.at)))
        : payload
    },
  },
}
