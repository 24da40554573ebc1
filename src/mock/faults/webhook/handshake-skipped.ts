import type { Fault } from '../../fault.ts'

export const handshakeSkipped: Fault = {
  id: 'handshake-skipped',
  area: 'webhook',
  title: 'Endpoints are registered without being asked.',
  source: {
    document: 'A public default token makes every endpoint pass',
    url: 'https://github.com/the-momentum/open-wearables/pull/977',
  },
  caughtBy: ['webhook/handshake-asked', 'webhook/handshake-enforced'],
  applies: ({ webhooks }) =>
    webhooks === undefined || webhooks.handshake.kind === 'none' ? 'it declares no handshake' : undefined,
  hooks: { handshake: () => async () => true },
}
