import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const signatureWithoutBody: Fault = {
  id: 'signature-without-body',
  area: 'webhook',
  title: 'The signature is computed after something else has consumed the body: it covers an empty one.',
  source: {
    document: 'The body parser consumed the body first',
    url: 'https://github.com/airqo-platform/AirQo-api/pull/6616',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hasWebhooks,
  hooks: { signDelivery: (honest) => (message, context) => honest({ ...message, body: '' }, context) },
}
