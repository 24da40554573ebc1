import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange, sameBody } from '../../each-delivery.ts'

export const retrySameBody: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-same-body',
  title: 'A retry has the body of the first attempt.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Store what was sent and send the same bytes again.',
  given: 'webhook-retry',

  judge({ deliveries: [first, ...retries] }) {
    if (first === undefined || retries.length === 0) return inapplicable('there was no second attempt')
    const other = retries.find((retry) => !sameBody(first, retry))
    return other === undefined ? undefined : finding('a retry has another body', asExchange(other))
  },
})
