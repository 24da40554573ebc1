import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const deliveriesByPut: Fault = {
  id: 'deliveries-by-put',
  area: 'webhook',
  title: 'Deliveries are PUT requests.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/delivery-is-post'],
  applies: hasWebhooks,
  hooks: {
    deliveryRequest: (honest) => (message, headers) => ({ ...honest(message, headers), method: 'PUT' }),
  },
}
