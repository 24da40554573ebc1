import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventUserNull: Fault = {
  id: 'event-user-null',
  area: 'webhook',
  title: 'Events about users who were merged have null for their id.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/user-id-present', 'webhook/body-matches-schema'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) =>
      withPointer(honest(occasion, mock), occasion.event.userId, null),
  },
}
