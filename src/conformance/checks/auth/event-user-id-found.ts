import { factText } from '../../../client/fact-text.ts'
import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'

export const eventUserIdFound: Check<'connection'> = defineCheck({
  id: 'auth/event-user-id-found',
  title: 'The id by which events call the user stands where the descriptor says.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Return the id for events at the declared place, or correct `auth.eventUserId`: without it no event finds its user.',
  given: 'connection',

  judge({ facts: { eventUserId }, token }) {
    if (eventUserId === undefined)
      return inapplicable('the partner tells of no other id for events than that of the user')
    const exchange = eventUserId.exchange ?? token
    if (!eventUserId.found) return finding(eventUserId.reason, exchange)
    return factText('eventUserId', eventUserId.value) === undefined
      ? finding('what stands there is neither text nor a whole number', exchange)
      : undefined
  },
})
