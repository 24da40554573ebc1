import { idText } from '../../../client/locate.ts'
import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'
import { idInEvents } from '../../grant.ts'

export const userIdMatches: Check<'webhook-events'> = defineCheck({
  id: 'webhook/user-id-matches',
  title: 'The user id of an event is the one that the connection got.',
  level: 'must',
  source: {
    document: 'Terra: completing your application',
    section: 'What is tested',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  remedy:
    'Use one user id everywhere: in the token response, in the data and in webhooks; or declare in `auth.eventUserId` where the other one is told.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared, events }) => {
      const ids = events.map((event) => idText(resolvePointer(event, declared.userId)))
      const expected = idInEvents(evidence.grant, partner)
      return expected !== undefined && ids.some((id) => id !== undefined && id !== expected)
        ? 'it is about another user id than the connected one'
        : undefined
    }),
})
