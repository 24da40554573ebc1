import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureByAnotherAlgorithm: Fault = {
  id: 'signature-by-another-algorithm',
  area: 'webhook',
  title: 'Deliveries are signed by another hash than the declared one.',
  source: {
    document: 'Webhook secrets and hashes that receivers skip when they do not fit',
    url: 'https://github.com/the-momentum/open-wearables/pull/942',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(),
  hooks: {
    signDelivery: signedAs(({ algorithm }) => ({ algorithm: algorithm === 'sha256' ? 'sha512' : 'sha256' })),
  },
}
