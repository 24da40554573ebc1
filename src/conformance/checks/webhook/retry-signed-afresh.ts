import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'
import { verifiedAs } from '../../verify-delivery.ts'

export const retrySignedAfresh: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-signed-afresh',
  title: 'A retry carries a signature that holds at its own time.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Verifying webhook authenticity',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Sign each attempt anew, with its own timestamp: after minutes the first one looks like a replay.',
  given: 'webhook-retry',

  judge({ deliveries, secrets }, partner) {
    const second = deliveries[1]
    if (second === undefined) return inapplicable('there was no second attempt')
    const verification = verifiedAs(second, secrets, partner)
    return verification.valid ? undefined : finding(verification.detail, asExchange(second))
  },
})
