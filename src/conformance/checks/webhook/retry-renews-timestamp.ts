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
    const stamps = deliveries.flatMap((delivery) => {
      const verification = verifiedAs(delivery, secrets, partner)
      return verification.valid ? (verification.timestampSeconds ?? []) : []
    })
    if (stamps.length < 2) return inapplicable('there are no two signed timestamps')
    return new Set(stamps).size === stamps.length
      ? undefined
      : finding('several attempts carry the same timestamp', asExchange(deliveries.at(-1)!))
  },
})
