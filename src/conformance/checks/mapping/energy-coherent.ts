import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const energyCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/energy-coherent',
  title: 'Energies and durations of activity agree.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check kilojoules against calories, and seconds against minutes.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['calories', 'energy', 'met', 'active-durations'], 'must'),
})
