import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const deliveredTwice: Fault = {
  id: 'delivered-twice',
  area: 'webhook',
  title: 'Every event is delivered twice, acknowledged or not.',
  source: {
    document: 'Duplicate deregistration emitted again',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['webhook/acknowledged-once'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) => honest(planned, mock).flatMap((message) => [message, message]),
  },
}
