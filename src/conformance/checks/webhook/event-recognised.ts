import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const eventRecognised: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-recognised',
  title: 'The event that was asked for is recognised by its declared mark.',
  level: 'must',
  source: {
    document: 'Garmin: the case of a key differs and data are dropped',
    url: 'https://github.com/the-momentum/open-wearables/pull/766',
  },
  remedy: "Write the event's type exactly as declared, or correct `when` in the descriptor.",
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ events, body }) =>
      body !== undefined && events.length === 0 ? 'the delivery holds no event of that kind' : undefined,
    ),
})
