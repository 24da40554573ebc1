import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const timesCoherent: Check<'mapping'> = defineCheck({
  id: 'mapping/times-coherent',
  title: 'Times are in order, with real offsets, whole days where a day is meant.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Write times with the offset in force, ends after starts, and days from midnight to midnight.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['time'], 'must'),
})
