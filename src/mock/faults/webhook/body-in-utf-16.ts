import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const bodyInUtf16: Fault = {
  id: 'body-in-utf-16',
  area: 'webhook',
  title: 'Bodies are in UTF-16.',
  source: { document: 'RFC 8259', section: '8.1' },
  caughtBy: ['webhook/body-is-json'],
  applies: hasWebhooks,
  hooks: {
    deliveryRequest: (honest) => (message, headers) => {
      const codes = [...message.body].map((character) => character.charCodeAt(0))
      return { ...honest(message, headers), body: Uint8Array.from(codes.flatMap((code) => [code & 255, 0])) }
    },
  },
}
