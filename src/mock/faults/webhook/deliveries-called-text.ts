import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const deliveriesCalledText: Fault = {
  id: 'deliveries-called-text',
  area: 'webhook',
  title: 'Deliveries are called text.',
  source: { document: 'RFC 9110', section: '8.3' },
  caughtBy: ['webhook/delivery-says-json'],
  applies: hasWebhooks,
  hooks: {
    deliveryRequest: (honest) => (message, headers) => {
      const request = honest(message, headers)
      return { ...request, headers: { ...request.headers, 'content-type': 'text/plain' } }
    },
  },
}
