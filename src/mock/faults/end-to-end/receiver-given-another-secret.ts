import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const receiverGivenAnotherSecret: Fault = {
  id: 'receiver-given-another-secret',
  area: 'end-to-end',
  title: 'Webhooks are signed with a secret that nobody was given.',
  source: {
    document: 'Terra: signature verification, secret mismatch',
    url: 'https://docs.tryterra.co/faq/help-topics/webhook/security-signatures-and-network-access/signature-verification-secret-mismatch',
  },
  caughtBy: ['end-to-end/webhooks-accepted'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest(message, { ...context, secrets: ['whsec_YW5vdGhlci1zZWNyZXQtdGhhbi10aGUtc2hhcmVkLW9uZQ=='] }),
  },
}
