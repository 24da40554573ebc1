import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const signatureOverAnotherLine: Fault = {
  id: 'signature-over-another-line',
  area: 'webhook',
  title: 'The signature is over the body and a final line feed that is never sent.',
  source: {
    document: 'HMAC over re-serialised JSON: spacing differs',
    url: 'https://github.com/KanishJebaMathewM/Truxify/issues/5219',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest({ ...message, body: `${message.body}\n` }, context),
  },
}
