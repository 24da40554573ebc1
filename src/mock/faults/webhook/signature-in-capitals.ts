import { resolveScheme } from '../../../signature/scheme.ts'
import type { Fault } from '../../fault.ts'
import { hmacOnly } from '../support/sign-otherwise.ts'

export const signatureInCapitals: Fault = {
  id: 'signature-in-capitals',
  area: 'webhook',
  title: 'The signature is turned into capitals on its way out.',
  source: {
    document: 'Strava: the digest is never compared, so nobody noticed how it was written',
    url: 'https://github.com/the-momentum/open-wearables/pull/1393',
  },
  caughtBy: ['webhook/signature-valid'],
  applies: hmacOnly(({ encoding }) => encoding !== 'HEX', 'its signatures are in capitals'),
  hooks: {
    signDelivery: (honest) => (message, context) => {
      const scheme = resolveScheme(context.webhooks.signature)
      const headers = honest(message, context)
      if (scheme.kind !== 'hmac') return headers
      return { ...headers, [scheme.header]: headers[scheme.header]!.replace(/[^,= ]{20,}/g, capitals) }
    },
  },
}

function capitals(text: string): string {
  return text.toUpperCase()
}
