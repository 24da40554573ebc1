import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const givenUpAfterOneRetry: Fault = {
  id: 'given-up-after-one-retry',
  area: 'webhook',
  title: 'Deliveries are given up after one retry, although more are declared.',
  source: {
    document: 'Terra: webhooks are retried',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/failures-errors-and-retries/retry-policy-and-redelivery',
  },
  caughtBy: ['webhook/retry-happens'],
  applies: hasWebhooks,
  hooks: {
    retryDelaysSeconds: (honest) => (message, webhooks) => honest(message, webhooks).slice(0, 1),
  },
}
