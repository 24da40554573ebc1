import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventTypeInCapitals: Fault = {
  id: 'event-type-in-capitals',
  area: 'webhook',
  title: 'The type of an event is written in capitals.',
  source: {
    document: 'Garmin: the case of a key differs and data are dropped',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  caughtBy: ['webhook/event-recognised'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return withPointer(payload, event.when.at, String(event.when.equals).toUpperCase())
    },
  },
}
