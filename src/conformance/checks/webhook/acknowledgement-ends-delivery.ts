import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const acknowledgementEndsDelivery: Check<'webhook-retry'> = defineCheck({
  id: 'webhook/acknowledgement-ends-delivery',
  title: 'A delivery that was acknowledged is not retried while another one is.',
  level: 'should',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Take every declared status of `webhooks.acknowledge` as received, and retry only what was not.',
  given: 'webhook-retry',

  judge({ acknowledged }) {
    if (acknowledged === undefined) return inapplicable('the partner has only one kind of event')
    const { event, deliveries } = acknowledged
    return deliveries.length < 2
      ? undefined
      : finding(
          `${event}: ${deliveries.length} attempts although the first was acknowledged`,
          asExchange(deliveries.at(-1)!),
        )
  },
})
