import type { DataType } from '../../../partner/data.ts'
import { judgeModel } from '../../../terra/judge.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const exampleCoherent: Check<'mapping-example'> = defineCheck({
  id: 'mapping/example-coherent',
  title: "The example breaks none of Terra's invariants.",
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Take the example from a real answer, and correct what the mapping makes of it.',
  given: 'mapping-example',

  judge({ types }) {
    for (const [type, { records }] of Object.entries(types))
      for (const { value } of records) {
        const breach = judgeModel(type as DataType, value, { nowMs: Number.MAX_SAFE_INTEGER }).find(
          ({ grade }) => grade === 'must',
        )
        if (breach !== undefined)
          return finding(
            `${type}: '${breach.title.replace(/\.$/, '')}' does not hold at ${breach.paths.join(', ') || 'all'}`,
          )
      }
    return undefined
  },
})
