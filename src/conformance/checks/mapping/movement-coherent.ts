import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const movementCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/movement-coherent',
  title: 'Distance, steps, elevation, pace and speed agree.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check the units of distance, speed and pace, and which samples are cumulative.',
  given: 'mapping',

  judge: (evidence) =>
    breachFinding(
      evidence,
      ['distance', 'elevation', 'movement', 'laps', 'position', 'swimming', 'work'],
      'must',
    ),
})
