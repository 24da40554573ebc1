import { type Check, defineCheck, finding, inapplicable } from '../../check.ts'
import { asExchange } from '../../each-delivery.ts'

export const hangRetried: Check<'webhook-patience'> = defineCheck({
  id: 'webhook/hang-retried',
  title: 'A delivery that is not answered in time comes again.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Operational considerations',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Treat a time-out like any other failure, and retry on the declared schedule.',
  given: 'webhook-patience',

  judge({ hung, waitedMs }) {
    if (hung === undefined || hung.deliveries.length === 0)
      return inapplicable('no event was left unanswered')
    return hung.deliveries.length > 1
      ? undefined
      : finding(
          `${hung.event}: no second attempt within ${Math.round(waitedMs / 1000)} s`,
          asExchange(hung.deliveries[0]!),
        )
  },
})
