import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const retryWithAnotherBody: Fault = {
  id: 'retry-with-another-body',
  area: 'webhook',
  title: 'A retry says something else than the first attempt.',
  source: {
    document: 'Standard Webhooks',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  caughtBy: ['webhook/retry-same-body'],
  applies: hasWebhooks,
  hooks: {
    attemptedMessage: (honest) => (message, attempt) => {
      const attempted = honest(message, attempt)
      return attempt === 1 ? attempted : { ...attempted, body: `${attempted.body}\n` }
    },
  },
}
