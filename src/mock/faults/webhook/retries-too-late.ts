import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const retriesTooLate: Fault = {
  id: 'retries-too-late',
  area: 'webhook',
  title: 'Retries come ten times later than declared.',
  source: {
    document: 'Terra: webhooks are retried',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/failures-errors-and-retries/retry-policy-and-redelivery',
  },
  caughtBy: ['webhook/retry-happens', 'webhook/hang-retried'],
  applies: hasWebhooks,
  hooks: {
    retryDelaysSeconds: (honest) => (message, webhooks) =>
      honest(message, webhooks).map((seconds) => seconds * 10),
  },
}
