import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'
import { anotherOf } from '../support/same-kind.ts'

export const eventAboutAnotherId: Fault = {
  id: 'event-about-another-id',
  area: 'webhook',
  title: 'Events name their user by another id than the rest of the API.',
  source: {
    document: 'Suunto: a different id in webhooks',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['webhook/user-id-matches'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return withPointer(payload, event.userId, anotherOf(resolvePointer(payload, event.userId)))
    },
  },
}
