import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

const AN_HOUR_SECONDS = 3600

export const eventsAnHourLate: Fault = {
  id: 'events-an-hour-late',
  area: 'webhook',
  title: 'Every event is told an hour after it happened.',
  source: {
    document: 'Oura: webhooks stop while the subscription looks active',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['webhook/event-arrives'],
  applies: hasWebhooks,
  hooks: { firstDelaySeconds: (honest) => (message) => honest(message) + AN_HOUR_SECONDS },
}
