import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventWithoutUser: Fault = {
  id: 'event-without-user',
  area: 'webhook',
  title: 'Events do not name their user.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/user-id-present'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return withoutPointer(payload, event.userId)
    },
  },
}
