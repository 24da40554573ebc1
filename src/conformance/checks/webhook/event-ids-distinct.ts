import { type Check, defineCheck, finding } from '../../check.ts'
import { deliveryIds } from '../../delivery-ids.ts'
import { asExchange, deliveriesOf } from '../../each-delivery.ts'

export const eventIdsDistinct: Check<'webhook-events'> = defineCheck({
  id: 'webhook/event-ids-distinct',
  title: 'No two events have the same id.',
  level: 'must',
  source: {
    document: 'Standard Webhooks',
    section: 'Webhook headers',
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
  },
  remedy: 'Make a new id for each event; receivers drop a second event of the same id as a duplicate.',
  given: 'webhook-events',

  judge(evidence, partner) {
    const seen = new Map<string, string>()
    for (const { declared, delivery } of deliveriesOf(evidence, partner)) {
      for (const id of deliveryIds(declared, delivery, partner)) {
        const other = seen.get(id)
        if (other !== undefined && other !== declared.name)
          return finding(`${other} and ${declared.name} have the same id`, asExchange(delivery))
        seen.set(id, declared.name)
      }
    }
    return undefined
  },
})
