import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { deliveryIds } from '../../delivery-ids.ts'
import { asExchange } from '../../each-delivery.ts'

export const retryKeepsId: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/retry-keeps-id',
  title: 'A retry has the id of the first attempt.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Webhook headers',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy:
    'Make the id once for an event and send it with every attempt; a new one makes each retry another event.',
  given: 'webhook-retry',

  judge({ deliveries, event }, partner) {
    const declared = partner.webhooks?.events.find(({ name }) => name === event)
    const [first, ...retries] = deliveries
    if (first === undefined || retries.length === 0 || declared === undefined)
      return inapplicable('there was no second attempt')
    const ids = deliveryIds(declared, first, partner).join()
    const other = retries.find((retry) => deliveryIds(declared, retry, partner).join() !== ids)
    return other === undefined ? undefined : finding('a retry has another id', asExchange(other))
  },
})
