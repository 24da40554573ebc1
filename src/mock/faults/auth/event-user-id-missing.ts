import type { Fault } from '../../fault.ts'
import { tells } from './support/applies.ts'

export const eventUserIdMissing: Fault = {
  id: 'event-user-id-missing',
  area: 'auth',
  title: 'The id by which events call the user is told nowhere.',
  source: {
    document: 'Suunto: a different id in webhooks',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['auth/event-user-id-found'],
  applies: tells('eventUserId'),
  hooks: {
    userFact: (honest) => (fact, userId, mock) =>
      fact === 'eventUserId' ? null : honest(fact, userId, mock),
  },
}
