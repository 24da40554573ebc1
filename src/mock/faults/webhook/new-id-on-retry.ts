import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const newIdOnRetry: Fault = {
  id: 'new-id-on-retry',
  area: 'webhook',
  title: 'Each attempt has an event id of its own.',
  source: {
    document: 'Duplicates re-emitted under a new identity, so that deduplication fails',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['webhook/retry-keeps-id'],
  applies: hasWebhooks,
  hooks: {
    attemptedMessage: (honest) => (message, attempt) => {
      const attempted = honest(message, attempt)
      return attempt === 1
        ? attempted
        : { ...attempted, body: attempted.body.replaceAll(attempted.id, `${attempted.id}${attempt}`) }
    },
  },
}
