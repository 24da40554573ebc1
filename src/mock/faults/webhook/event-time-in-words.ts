import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const eventTimeInWords: Fault = {
  id: 'event-time-in-words',
  area: 'webhook',
  title: 'Thin events say in words when it was.',
  source: {
    document: 'Fitbit: times that nobody can read',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['webhook/event-time-readable'],
  applies: hasEvents(({ time }) => time !== undefined, 'its events tell no time'),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { event } = occasion
      return event.time === undefined ? payload : withPointer(payload, event.time, 'last night')
    },
  },
}
