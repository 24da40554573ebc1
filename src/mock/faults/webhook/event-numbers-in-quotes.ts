import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasEvents } from '../support/applies.ts'

export const eventNumbersInQuotes: Fault = {
  id: 'event-numbers-in-quotes',
  area: 'webhook',
  title: 'User ids that are numbers elsewhere are text in events.',
  source: {
    document: 'Numbers that are strings in one place and numbers in another',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  caughtBy: ['webhook/body-matches-schema'],
  applies: hasEvents(
    ({ example, userId }) => /^\d+$/.test(String(resolvePointer(example, `/notifications/0${userId}`))),
    'its user ids are text',
  ),
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { userId } = occasion.event
      return withPointer(payload, userId, String(resolvePointer(payload, userId)))
    },
  },
}
