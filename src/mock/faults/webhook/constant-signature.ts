import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const constantSignature: Fault = {
  id: 'constant-signature',
  area: 'webhook',
  title: 'The signature is the same whatever is signed.',
  source: {
    document: 'Strava: the digest is never compared',
    url: 'https://github.com/the-momentum/open-wearables/pull/1393',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hasWebhooks,
  hooks: {
    signDelivery: (honest) => (message, context) => honest({ ...message, body: '{}' }, context),
  },
}
