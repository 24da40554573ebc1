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
    const [first, ...retries] = deliveries
    if (first === undefined || retries.length === 0) return inapplicable('there was no second attempt')
    if (!verifiedAs(first, secrets, partner).valid)
      return inapplicable('the first attempt does not verify either')
    for (const retry of retries) {
      const verification = verifiedAs(retry, secrets, partner)
      if (!verification.valid) return finding(verification.detail, asExchange(retry))
    }
    return undefined
  },
})
