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
    const [first, second] = deliveries
    if (first === undefined || second === undefined || declared === undefined)
      return inapplicable('there was no second attempt')
    const before = deliveryIds(declared, first, partner)
    const after = deliveryIds(declared, second, partner)
    return before.join() === after.join()
      ? undefined
      : finding('the second attempt has another id', asExchange(second))
  },
})
