import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const total: Check<'mapping'> = defineCheck({
  id: 'mapping/total',
  title: 'Every record can be mapped, whole.',
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Correct the mapping, or the record: each leaf must work for every record that the schema allows.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ problems }) => {
      const [problem] = problems
      return problem === undefined
        ? undefined
        : `${problem.target} (${problem.expression}): ${problem.reason}`
    }),
})
