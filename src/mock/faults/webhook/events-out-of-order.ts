import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

const HALF_AN_HOUR_SECONDS = 1800

export const eventsOutOfOrder: Fault = {
  id: 'events-out-of-order',
  area: 'webhook',
  title: 'Every other event is held up for half an hour, so that later ones overtake it.',
  source: {
    document: 'A partial record that arrives after its fuller revision',
    url: 'https://github.com/jimmykane/quantified-self/issues/622',
  },
  caughtBy: ['webhook/event-arrives'],
  applies: hasWebhooks,
  hooks: {
    firstDelaySeconds: (honest) => {
      let messages = 0
      return (message) => {
        messages += 1
        return honest(message) + (messages % 2 === 1 ? HALF_AN_HOUR_SECONDS : 0)
      }
    },
  },
}
