import type { Fault } from '../../fault.ts'
import { hmacOnly } from '../support/sign-otherwise.ts'

export const bodyTamperedWith: Fault = {
  id: 'body-tampered-with',
  area: 'webhook',
  title: 'Somebody on the way changes a digit of what a delivery says.',
  source: {
    document: 'Only the timestamp checked, the digest never compared',
    url: 'https://github.com/the-momentum/open-wearables/pull/1393',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(({ content }) => content.includes('{body}'), 'its signatures do not cover the body'),
  hooks: {
    deliveryRequest: (honest) => (message, headers) => ({
      ...honest(message, headers),
      body: message.body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)),
    }),
  },
}
