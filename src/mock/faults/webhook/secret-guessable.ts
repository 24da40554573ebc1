import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { withJson } from '../../reply.ts'

export const secretGuessable: Fault = {
  id: 'secret-guessable',
  area: 'webhook',
  title: 'Every registration returns the same short secret.',
  source: {
    document: 'A public default verify token',
    url: 'https://github.com/the-momentum/open-wearables/pull/977',
  },
  caughtBy: ['webhook/secret-strong'],
  applies: ({ webhooks }) =>
    webhooks?.registration.kind !== 'dashboard' && webhooks?.registration.secretAt !== undefined
      ? undefined
      : 'its registrations return no secret',
  hooks: {
    response: (honest) => (reply, call, mock) => {
      const registration = mock.partner.webhooks?.registration
      const at = registration?.kind === 'dashboard' ? undefined : registration?.secretAt
      const answered = honest(reply, call, mock)
      return call.route === 'webhooks.register' && at !== undefined
        ? withJson(answered, (body) => withPointer(body, at, SHORT))
        : answered
    },
    deliveries: (honest) => (planned, mock) =>
      honest(planned, mock).map((message) => ({ ...message, secrets: [SHORT] })),
  },
}

const SHORT = 'whsec_c2VjcmV0MTIz'
