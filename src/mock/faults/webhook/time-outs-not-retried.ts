import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const timeOutsNotRetried: Fault = {
  id: 'time-outs-not-retried',
  area: 'webhook',
  title: 'A delivery that is not answered in time is given up.',
  source: {
    document: 'Standard Webhooks',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  caughtBy: ['webhook/hang-retried'],
  applies: hasWebhooks,
  hooks: { isRetried: (honest) => (delivery) => delivery.response !== undefined && honest(delivery) },
}
