import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const bodyAsForm: Fault = {
  id: 'body-as-form',
  area: 'webhook',
  title: 'Deliveries are forms with the JSON in a field.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/body-is-json', 'webhook/delivery-says-json'],
  applies: hasWebhooks,
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) =>
      new URLSearchParams({ payload: honest(events, occasion, mock) }).toString(),
    deliveryRequest: (honest) => (message, headers) =>
      honest(message, { ...headers, 'content-type': 'application/x-www-form-urlencoded' }),
  },
}
