import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const recordsPlausible: Check<'mapping'> = defineCheck({
  id: 'mapping/records-plausible',
  title: 'The records of one user are such as one user has.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Look for sleeps told twice, for two devices, and for records from the future.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['records', 'time', 'samples'], 'should'),
})
