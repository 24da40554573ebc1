import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

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

  judge({ deliveries }) {
    const [first, second] = deliveries
    if (first === undefined || second === undefined) return inapplicable('there was no second attempt')
    const same = new TextDecoder().decode(first.body) === new TextDecoder().decode(second.body)
    return same ? undefined : finding('the second attempt has another body', asExchange(second))
  },
})
