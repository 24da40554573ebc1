import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const deliverySaysJson: Check<'webhook-events'> = defineCheck({
  id: 'webhook/delivery-says-json',
  title: 'A delivery says that it is JSON.',
  level: 'should',
  source: { document: 'RFC 9110', section: '8.3', url: 'https://www.rfc-editor.org/rfc/rfc9110#section-8.3' },
  remedy: 'Send `Content-Type: application/json` with every delivery.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ delivery: { headers } }) =>
      /^application\/([\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')
        ? undefined
        : `content-type: ${headers['content-type'] ?? '(absent)'}`,
    ),
})
