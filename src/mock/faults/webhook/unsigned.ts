import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const unsigned: Fault = {
  id: 'unsigned',
  area: 'webhook',
  title: 'Deliveries carry no signature.',
  source: {
    document: 'Garmin: accepted on the mere presence of a header',
    url: 'https://github.com/the-momentum/open-wearables/issues/1380',
  },
  caughtBy: ['webhook/signature-present'],
  applies: hasWebhooks,
  hooks: { signDelivery: () => () => ({}) },
}
