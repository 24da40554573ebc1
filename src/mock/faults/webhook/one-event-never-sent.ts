import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const oneEventNeverSent: Fault = {
  id: 'one-event-never-sent',
  area: 'webhook',
  title: 'Events of one kind are promised and never sent, while the others arrive.',
  source: {
    document: 'Oura: webhooks stop while the subscription looks active',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['webhook/event-arrives'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) => {
      const silent = mock.partner.webhooks?.events.at(-1)?.name
      return honest(planned, mock).filter(({ event }) => event !== silent)
    },
  },
}
