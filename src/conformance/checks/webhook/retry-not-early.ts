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
    const delaysSeconds = webhooks?.retry.delaysSeconds ?? []
    if (deliveries.length < 2) return inapplicable('there was no second attempt')
    for (const [index, retry] of deliveries.slice(1).entries()) {
      const seconds = (retry.receivedAtMs - deliveries[index]!.receivedAtMs) / 1000
      const declared = delaysSeconds[index] ?? 0
      if (seconds < declared * 0.9)
        return finding(
          `retry ${index + 1} came after ${seconds.toFixed(1)} s, declared are ${declared} s`,
          asExchange(retry),
        )
    }
    return undefined
  },
})
