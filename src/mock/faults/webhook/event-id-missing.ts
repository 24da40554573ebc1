import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const eventIdMissing: Fault = {
  id: 'event-id-missing',
  area: 'webhook',
  title: 'Events have no id of their own.',
  source: {
    document: 'Standard Webhooks',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  caughtBy: ['webhook/event-id-present'],
  applies: hasEvents(({ id }) => id !== undefined && 'at' in id, 'its events have no id in their body'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.id !== undefined && 'at' in event.id ? withoutPointer(payload, event.id.at) : payload
    },
  },
}
