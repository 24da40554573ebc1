import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const noRetries: Fault = {
  id: 'no-retries',
  area: 'webhook',
  title: 'What was not acknowledged is not sent again.',
  source: {
    document: 'Terra: webhooks are retried',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/failures-errors-and-retries/retry-policy-and-redelivery',
  },
  caughtBy: ['webhook/retry-happens', 'webhook/hang-retried'],
  applies: hasWebhooks,
  hooks: { retryDelaysSeconds: () => () => [] },
}
