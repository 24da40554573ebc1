import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const bodyCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/body-coherent',
  title: 'Body measurements agree with one another.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check kilograms against grams, centimetres against metres, and percent against fractions.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['body', 'blood-pressure', 'glucose', 'hydration'], 'must'),
})
