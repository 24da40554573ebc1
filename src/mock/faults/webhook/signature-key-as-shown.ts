import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureKeyAsShown: Fault = {
  id: 'signature-key-as-shown',
  area: 'webhook',
  title: 'The key is the text of the secret as it is shown, neither decoded nor completed.',
  source: {
    document: 'newpush/coach: its verifier of Fitbit tries the secret with and without an ampersand',
    url: 'https://github.com/newpush/coach',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(
    ({ key, secretEncoding }) => key !== '{secret}' || secretEncoding !== 'utf8',
    'its key is the text of the secret',
  ),
  hooks: { signDelivery: signedAs(() => ({ key: '{secret}', secretEncoding: 'utf8', secretPrefix: '' })) },
}
