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
    firstDeliveryAmiss(evidence, partner, ({ body, delivery }) => {
      if (body === undefined) return 'the body is not JSON'
      return MARK.every((byte, index) => delivery.body[index] === byte)
        ? 'the body starts with a byte order mark (RFC 8259 §8.1)'
        : undefined
    }),
})

/** U+FEFF in UTF-8. */
const MARK: readonly number[] = [0xef, 0xbb, 0xbf]
