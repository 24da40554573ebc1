import { compileValidator } from '../../../schema/validator.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstDeliveryAmiss } from '../../each-delivery.ts'

export const bodyMatchesSchema: Check<'webhook-events'> = defineCheck({
  id: 'webhook/body-matches-schema',
  title: 'Every delivery validates against the schema of its event.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Webhooks',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Correct the payload, or the schema of the descriptor.',
  given: 'webhook-events',

  judge: (evidence, partner) =>
    firstDeliveryAmiss(evidence, partner, ({ declared, body }) => {
      if (body === undefined) return undefined
      const [violation] = compileValidator(declared.schema)(body)
      return violation === undefined
        ? undefined
        : `at '${violation.path}' (${violation.keyword}) it ${violation.expected}`
    }),
})
