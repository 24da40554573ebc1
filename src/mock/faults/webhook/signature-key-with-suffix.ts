import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureKeyWithSuffix: Fault = {
  id: 'signature-key-with-suffix',
  area: 'webhook',
  title: 'The key is the secret with an ampersand behind it, a form that OAuth 1 left behind.',
  source: {
    document: 'newpush/coach: its verifier of Fitbit tries the secret with and without an ampersand',
    url: 'https://github.com/newpush/coach',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(({ key }) => key === '{secret}', 'its key has a form of its own'),
  hooks: { signDelivery: signedAs(() => ({ key: '{secret}&' })) },
}
