import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const stressCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/stress-coherent',
  title: 'Stress and battery levels agree with their durations.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check the units of stress durations and the scale of levels.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['stress'], 'must'),
})
