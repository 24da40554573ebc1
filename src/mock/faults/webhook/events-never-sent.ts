import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventsNeverSent: Fault = {
  id: 'events-never-sent',
  area: 'webhook',
  title: 'Events are promised and never sent.',
  source: {
    document: 'Oura: webhooks stop while the subscription looks active',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['webhook/event-arrives', 'webhook/retry-happens'],
  applies: hasWebhooks,
  hooks: { deliveries: () => () => [] },
}
