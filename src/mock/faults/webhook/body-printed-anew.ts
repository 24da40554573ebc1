import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const bodyPrintedAnew: Fault = {
  id: 'body-printed-anew',
  area: 'webhook',
  title: 'The signature is over the JSON printed anew.',
  source: {
    document: 'HMAC over re-serialised JSON',
    url: 'https://github.com/adcontextprotocol/adcp-client/issues/313',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest({ ...message, body: JSON.stringify(JSON.parse(message.body), null, 1) }, context),
  },
}
