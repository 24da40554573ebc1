import { type Check, defineCheck, finding } from '../../check.ts'
import { noHandshake } from '../../subscribe.ts'

export const handshakeAsked: Check<'webhook-events'> = defineCheck({
  id: 'webhook/handshake-asked',
  title: 'An endpoint is asked whether it wants deliveries, as declared, before it gets any.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Ask every new endpoint as `webhooks.handshake` declares, or declare that there is no handshake.',
  given: 'webhook-events',
  exempts: noHandshake,
  judge: ({ handshakes, registrations }) =>
    handshakes.length > 0
      ? undefined
      : finding('the endpoint was registered and never asked', registrations.at(-1)),
})
