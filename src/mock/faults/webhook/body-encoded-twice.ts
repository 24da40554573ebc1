import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const bodyEncodedTwice: Fault = {
  id: 'body-encoded-twice',
  area: 'webhook',
  title: 'The body is JSON inside a JSON text.',
  source: {
    document: 'Double-encoded webhook bodies',
    url: 'https://github.com/workos/workos-node/pull/1578',
  },
  caughtBy: ['webhook/body-matches-schema', 'webhook/event-recognised'],
  applies: hasWebhooks,
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) => JSON.stringify(honest(events, occasion, mock)),
  },
}
