import type { Fault } from '../../fault.ts'

export const handshakeAnswerIgnored: Fault = {
  id: 'handshake-answer-ignored',
  area: 'webhook',
  title: 'Endpoints are asked, and registered whatever they answer.',
  source: {
    document: 'A public default token makes every endpoint pass',
    url: 'https://github.com/the-momentum/open-wearables/pull/977',
  },
  caughtBy: ['webhook/handshake-enforced'],
  applies: ({ webhooks }) =>
    webhooks === undefined || webhooks.handshake.kind === 'none' ? 'it declares no handshake' : undefined,
  hooks: {
    handshake: (honest) => async (endpoint, mock) => {
      await honest(endpoint, mock)
      return true
    },
  },
}
