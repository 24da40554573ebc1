import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const callbackPathDropped: Fault = {
  id: 'callback-path-dropped',
  area: 'webhook',
  title: 'Deliveries go to the root of the registered host.',
  source: {
    document: 'Terra: submitting an application',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['webhook/url-kept'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) =>
      honest(planned, mock).map((message) => ({ ...message, url: new URL('/', message.url).href })),
  },
}
