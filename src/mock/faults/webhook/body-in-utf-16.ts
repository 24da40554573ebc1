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
      const { url, method, headers: sent } = honest(message, headers)
      const bytes = new Uint8Array(
        [...message.body].flatMap((character) => [character.charCodeAt(0) & 255, 0]),
      )
      return new Request(url, { method, headers: sent, body: bytes })
    },
  },
}
