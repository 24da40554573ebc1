import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const retryNotEarly: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-not-early',
  title: 'A retry waits as long as the descriptor declares.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Wait before a retry; an endpoint that has trouble gets more of it from retries at once.',
  given: 'webhook-retry',

  judge({ deliveries }, { webhooks }) {
    const [first, second] = deliveries
    const declaredSeconds = webhooks?.retry.delaysSeconds[0]
    if (first === undefined || second === undefined || declaredSeconds === undefined)
      return inapplicable('there was no second attempt')
    const seconds = (second.receivedAtMs - first.receivedAtMs) / 1000
    return seconds >= declaredSeconds * 0.9
      ? undefined
      : finding(
          `the retry came after ${seconds.toFixed(1)} s, declared are ${declaredSeconds} s`,
          asExchange(second),
        )
  },
})
