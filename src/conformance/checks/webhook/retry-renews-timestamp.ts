import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'
import { verifiedAs } from '../../verify-delivery.ts'

export const retryRenewsTimestamp: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-renews-timestamp',
  title: 'A retry carries the time of its own sending.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Webhook headers',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Take the timestamp of a signature at the moment of sending.',
  given: 'webhook-retry',

  judge({ deliveries, secrets }, partner) {
    const stamps = deliveries.slice(0, 2).map((delivery) => verifiedAs(delivery, secrets, partner))
    const [first, second] = stamps
    if (!first?.valid || !second?.valid || first.timestampSeconds === undefined)
      return inapplicable('there are no two signed timestamps')
    return second.timestampSeconds !== first.timestampSeconds
      ? undefined
      : finding('both attempts carry the same timestamp', asExchange(deliveries[1]!))
  },
})
