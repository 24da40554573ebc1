import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const tokenInDelivery: Fault = {
  id: 'token-in-delivery',
  area: 'webhook',
  title: "Deliveries carry the user's access token in a header.",
  source: { document: 'RFC 6750', section: '5.2' },
  caughtBy: ['webhook/no-token-in-delivery'],
  applies: (partner) =>
    hasWebhooks(partner) ?? (partner.auth.kind === 'oauth2' ? undefined : 'it hands out no tokens'),
  hooks: {
    deliveries: (honest) => (planned, mock) =>
      honest(planned, mock).map((message) => {
        const own = mock.ledger.accessTokens.filter(({ grant }) => grant.userId === message.userId)
        return { ...message, headers: { ...message.headers, 'x-user-token': own[0]?.token ?? '' } }
      }),
  },
}
