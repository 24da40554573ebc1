import { terraValidator } from '../../../terra/model.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const valid: Check<'mapping'> = defineCheck({
  id: 'mapping/valid',
  title: "Every mapped object is valid under the strict schema of Terra's model.",
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: "Correct the mapping so that types, units and enumerations are Terra's.",
  given: 'mapping',

  judge(evidence) {
    return firstMappedAmiss(evidence, ({ value }, type) => {
      const [violation] = terraValidator(type)(value)
      return violation === undefined
        ? undefined
        : `at '${violation.path}' (${violation.keyword}) it ${violation.expected}`
    })
  },
})
