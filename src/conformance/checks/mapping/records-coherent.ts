import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const recordsCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/records-coherent',
  title: 'The records of one user agree with one another.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Check that ids are unique, that a day is told once, and that a day counts its activities.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['records'], 'must'),
})
