import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const heartRatePlausible: Check<'mapping'> = defineCheck({
  id: 'mapping/heart-rate-plausible',
  title: 'Heart rates are such as people have.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check units: seconds against milliseconds for variability, beats a second against beats a minute.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['heart-rate', 'zones', 'heart-beats'], 'should'),
})
