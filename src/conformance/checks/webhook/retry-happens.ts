import { type Check, defineCheck, finding } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const retryHappens: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-happens',
  title: 'A delivery that was answered with 500 comes again on the declared schedule.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Retry what was not acknowledged, on the schedule that the descriptor declares.',
  given: 'webhook-retry',

  judge({ event, deliveries, expected, trigger, waitedMs }) {
    if (deliveries.length === 0) return finding(`${event}: nothing arrived at all`, trigger)
    return deliveries.length >= expected
      ? undefined
      : finding(
          `${event}: ${deliveries.length} of ${expected} attempts within ${Math.round(waitedMs / 1000)} s`,
          asExchange(deliveries.at(-1)!),
        )
  },
})
