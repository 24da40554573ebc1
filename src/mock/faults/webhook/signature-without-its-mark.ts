import type { Fault } from '../../fault.ts'
import { hmacOnly, signedAs } from '../support/sign-otherwise.ts'

export const signatureWithoutItsMark: Fault = {
  id: 'signature-without-its-mark',
  area: 'webhook',
  title: 'The header holds the bare digest, without what the declared form puts before it.',
  source: {
    document: 'Google Health: official documents disagree on the header',
    url: 'https://developers.google.com/health/reference/rest/v4/projects.subscribers',
  },
  caughtBy: ['webhook/signature-present'],
  applies: hmacOnly(
    ({ value }) => value !== '{signature}' && !value.includes('{timestamp}'),
    'its header holds the bare digest',
  ),
  hooks: { signDelivery: signedAs(() => ({ value: '{signature}' })) },
}
