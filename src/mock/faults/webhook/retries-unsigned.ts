import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const retriesUnsigned: Fault = {
  id: 'retries-unsigned',
  area: 'webhook',
  title: 'Only the first attempt is signed.',
  source: {
    document: 'Terra: whether a retry is signed afresh is not said',
    url: 'https://docs.tryterra.co/unified-api/integration-setup/setting-up-data-destinations/webhooks',
  },
  caughtBy: ['webhook/retry-signed-afresh'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) => (context.attempt === 1 ? honest(message, context) : {}),
  },
}
