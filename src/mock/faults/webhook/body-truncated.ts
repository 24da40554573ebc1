import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const bodyTruncated: Fault = {
  id: 'body-truncated',
  area: 'webhook',
  title: 'Deliveries break off.',
  source: {
    document: 'Double-encoded and cut webhook bodies',
    url: 'https://github.com/workos/workos-node/pull/1578',
  },
  caughtBy: ['webhook/body-is-json'],
  applies: hasWebhooks,
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) => honest(events, occasion, mock).slice(0, -3),
  },
}
