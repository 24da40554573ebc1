import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const retriesAtOnce: Fault = {
  id: 'retries-at-once',
  area: 'webhook',
  title: 'Retries do not wait.',
  source: {
    document: 'Non-retriable answers retried for ever',
    url: 'https://github.com/the-momentum/open-wearables/pull/1053',
  },
  caughtBy: ['webhook/retry-not-early'],
  applies: hasWebhooks,
  hooks: {
    retryDelaysSeconds: (honest) => (message, webhooks) => honest(message, webhooks).map(() => 0.2),
  },
}
