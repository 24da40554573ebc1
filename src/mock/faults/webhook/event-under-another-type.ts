import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventUnderAnotherType: Fault = {
  id: 'event-under-another-type',
  area: 'webhook',
  title: 'Events of the last kind go out under the type of the first.',
  source: {
    document: 'Withings: official documents disagree on notification categories',
    url: 'https://github.com/the-momentum/open-wearables/issues/177',
  },
  caughtBy: ['webhook/event-recognised'],
  applies: (partner) =>
    hasWebhooks(partner) ??
    ((partner.webhooks?.events.length ?? 0) > 1 ? undefined : 'it has only one kind of event'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const events = mock.partner.webhooks?.events ?? []
      const payload = honest(occasion, mock)
      return occasion.event === events.at(-1) && events[0] !== undefined
        ? withPointer(payload, occasion.event.when.at, events[0].when.equals)
        : payload
    },
  },
}
