import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const vitalsCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/vitals-coherent',
  title: 'Breaths, oxygen, snoring and temperature agree with their samples.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check averages against their samples, and percent against fractions.',
  given: 'mapping',

  judge: (evidence) =>
    breachFinding(evidence, ['breaths', 'oxygen', 'respiration', 'snoring', 'temperature'], 'must'),
})
