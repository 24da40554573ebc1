import { type Check, defineCheck, finding } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const acknowledgedOnce: Check<'webhook-events'> = defineCheck({
  id: 'webhook/acknowledged-once',
  title: 'An event that was acknowledged does not come again.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Stop delivering an event once the endpoint has answered with a declared status.',
  given: 'webhook-events',

  judge({ events }) {
    const twice = Object.entries(events).find(([, { deliveries }]) => deliveries.length > 1)
    return twice === undefined
      ? undefined
      : finding(
          `${twice[0]}: ${twice[1].deliveries.length} deliveries although the first was acknowledged`,
          asExchange(twice[1].deliveries.at(-1)!),
        )
  },
})
