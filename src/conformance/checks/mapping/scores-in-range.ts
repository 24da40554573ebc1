import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const scoresInRange: Check<'mapping'> = defineCheck({
  id: 'mapping/scores-in-range',
  title: 'Scores are between 0 and 100.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Map scores to the scale from 0 to 100.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['scores'], 'must'),
})
