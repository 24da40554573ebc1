import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const heartRateCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/heart-rate-coherent',
  title: 'Heart rates agree: minimum, average, maximum, zones and samples.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check that minimum, average and maximum are not swapped, and that they are of the same samples.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['heart-rate', 'zones', 'heart-beats'], 'must'),
})
