import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const samplesCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/samples-coherent',
  title: 'Samples ascend in time and lie inside their record.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Send samples in the order of time, each inside the record, in the declared unit of time.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['samples'], 'must'),
})
