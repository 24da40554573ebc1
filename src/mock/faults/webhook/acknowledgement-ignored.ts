import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const acknowledgementIgnored: Fault = {
  id: 'acknowledgement-ignored',
  area: 'webhook',
  title: 'What was acknowledged is retried all the same.',
  source: {
    document: 'Standard Webhooks',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  caughtBy: ['webhook/acknowledgement-ends-delivery'],
  applies: hasWebhooks,
  hooks: { isRetried: () => () => true },
}
