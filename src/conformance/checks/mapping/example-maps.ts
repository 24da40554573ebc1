import type { DataType } from '../../../partner/data.ts'
import { terraValidator } from '../../../terra/model.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const exampleMaps: Check<'mapping-example'> = defineCheck({
  id: 'mapping/example-maps',
  title: "Every record of the example becomes an object that Terra's strict schema allows.",
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Correct the mapping or the example: it is the first thing that Terra tries.',
  given: 'mapping-example',

  judge({ types }) {
    for (const [type, { records }] of Object.entries(types))
      for (const { value, problems } of records) {
        const [problem] = problems
        if (problem !== undefined)
          return finding(`${type}: ${problem.target} (${problem.expression}): ${problem.reason}`)
        const [violation] = terraValidator(type as DataType)(value)
        if (violation !== undefined)
          return finding(`${type}: at '${violation.path}' (${violation.keyword}) it ${violation.expected}`)
      }
    return undefined
  },
})
