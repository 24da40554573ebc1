import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const bodyIsJson: Check<'webhook-events'> = defineCheck({
  id: 'webhook/body-is-json',
  title: 'A delivery is JSON in UTF-8.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Send a JSON body encoded in UTF-8, whole.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ body }) =>
      body === undefined ? 'the body is not JSON' : undefined,
    ),
})
