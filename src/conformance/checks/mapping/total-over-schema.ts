import { type Check, defineCheck, finding } from '../../check.ts'

export const totalOverSchema: Check<'mapping-example'> = defineCheck({
  id: 'mapping/total-over-schema',
  title: 'No record that the schema allows makes the mapping stumble.',
  level: 'must',
  source: {
    document: 'Terra: data models',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy:
    'Make the leaf take every value that the schema allows, or make the schema as narrow as the data are.',
  given: 'mapping-example',

  judge({ types }) {
    for (const [type, { drawn }] of Object.entries(types)) {
      const [problem] = drawn.flatMap(({ problems }) => problems)
      if (problem !== undefined)
        return finding(`${type}: ${problem.target} (${problem.expression}): ${problem.reason}`)
    }
    return undefined
  },
})
