import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventToldAgainUnderANewId: Fault = {
  id: 'event-told-again-under-a-new-id',
  area: 'webhook',
  title: 'Events are emitted a second time under a new id, so that deduplication fails.',
  source: {
    document: 'Duplicate deregistration emitted again with a new time',
    url: 'https://github.com/the-momentum/open-wearables/pull/1203',
  },
  caughtBy: ['webhook/acknowledged-once'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) =>
      honest(planned, mock).flatMap((message) => {
        const id = `${message.id.slice(0, -1)}${message.id.endsWith('7') ? '8' : '7'}`
        return [message, { ...message, id, body: message.body.replaceAll(message.id, id) }]
      }),
  },
}
