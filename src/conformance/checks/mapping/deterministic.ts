import { stringifyJson } from '../../../kernel/json.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const deterministic: Check<'mapping'> = defineCheck({
  id: 'mapping/deterministic',
  title: 'The same record becomes the same object.',
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Remove from the mapping what depends on time or chance.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value, again }) =>
      stringifyJson(value ?? null) === stringifyJson(again.value ?? null)
        ? undefined
        : 'a second mapping differs from the first',
    ),
})
