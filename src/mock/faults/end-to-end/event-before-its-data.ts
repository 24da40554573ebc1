import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'
import { aheadOf } from '../support/record-ahead.ts'

export const eventBeforeItsData: Fault = {
  id: 'event-before-its-data',
  area: 'end-to-end',
  title: 'Events tell of what cannot be read yet.',
  source: {
    document: 'Oura: an object is not found right after its notification',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['end-to-end/webhooks-lead-to-data'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.records !== undefined
        ? withPointer(payload, event.records, [])
        : event.time === undefined
          ? payload
          : withPointer(payload, event.time, aheadOf(resolvePointer(payload, event.time)))
    },
  },
}
