import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const byteOrderMark: Fault = {
  id: 'byte-order-mark',
  area: 'webhook',
  title: 'Bodies begin with a byte order mark.',
  source: { document: 'RFC 8259', section: '8.1' },
  caughtBy: ['webhook/body-is-json'],
  applies: hasWebhooks,
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) => `\uFEFF${honest(events, occasion, mock)}`,
  },
}
