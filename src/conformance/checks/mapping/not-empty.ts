import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const notEmpty: Check<'mapping'> = defineCheck({
  id: 'mapping/not-empty',
  title: 'Every record becomes an object with content.',
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Correct the mapping, or stop delivering records without content.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value }) => (value === undefined ? 'a record becomes nothing' : undefined)),
})
