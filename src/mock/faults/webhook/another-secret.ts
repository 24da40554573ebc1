import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const anotherSecret: Fault = {
  id: 'another-secret',
  area: 'webhook',
  title: 'Deliveries are signed with another secret.',
  source: {
    document: 'Terra: signature verification, secret mismatch',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/security-signatures-and-network-access/signature-verification-secret-mismatch',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest(message, { ...context, secrets: ['whsec_YW5vdGhlci1zZWNyZXQtdGhhbi10aGUtc2hhcmVkLW9uZQ=='] }),
  },
}
