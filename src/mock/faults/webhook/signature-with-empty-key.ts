import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureWithEmptyKey: Fault = {
  id: 'signature-with-empty-key',
  area: 'webhook',
  title: 'A secret that is not configured leaves an empty key, and everything is signed with it.',
  source: {
    document: 'A missing secret becomes an HMAC with an empty key',
    url: 'https://github.com/corsairdev/corsair/pull/827',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(),
  hooks: {
    // HMAC fills a key up with zeros (RFC 2104 §2): a key of one zero byte is the empty key.
    signDelivery: signedAs(() => ({ key: '{secret}', secretEncoding: 'hex', secretPrefix: '' }), {
      secrets: ['00'],
    }),
  },
}
