import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const deliveryIsPost: Check<'webhook-events'> = defineCheck({
  id: 'webhook/delivery-is-post',
  title: 'A delivery is a POST.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Send webhooks as POST requests.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery: { method } }) =>
      method === 'POST' ? undefined : `it is a ${method}`,
    ),
})
