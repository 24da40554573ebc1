import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'
import { aheadOf } from '../support/record-ahead.ts'

export const eventTimeAhead: Fault = {
  id: 'event-time-ahead',
  area: 'webhook',
  title: 'Events tell the time of what happened with its offset, and more, added once too often.',
  source: {
    document: 'Polar: local time plus offset instead of minus',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  caughtBy: ['webhook/event-time-not-in-future'],
  applies: hasEvents(({ time }) => time !== undefined, 'its events tell no time'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { time } = occasion.event
      return time === undefined ? payload : withPointer(payload, time, aheadOf(resolvePointer(payload, time)))
    },
  },
}
