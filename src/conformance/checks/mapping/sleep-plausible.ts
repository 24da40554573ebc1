import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const sleepPlausible: Check<'mapping'> = defineCheck({
  id: 'mapping/sleep-plausible',
  title: 'Sleeps are such as people have.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy:
    'Check units: fractions against percent, minutes against seconds, absolute temperatures against differences.',
  given: 'mapping',

  judge: (evidence) =>
    breachFinding(
      evidence,
      ['sleep', 'hypnogram', 'breaths', 'oxygen', 'temperature/delta-is', 'respiration', 'snoring', 'scores'],
      'should',
    ),
})
