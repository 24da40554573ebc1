import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureInHex: Fault = {
  id: 'signature-in-hex',
  area: 'webhook',
  title: 'The signature is written in hexadecimal where base64 is declared, or the other way round.',
  source: {
    document: 'Platforms encode one digest in three ways',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(),
  hooks: {
    signDelivery: signedAs(({ encoding }) => ({ encoding: encoding === 'base64' ? 'hex' : 'base64' })),
  },
}
