import { type Check, defineCheck } from '../../check.ts'
import { breachFinding } from '../../each-mapped.ts'

export const sleepAddsUp: Check<'mapping'> = defineCheck({
  id: 'mapping/sleep-adds-up',
  title: 'The parts of a sleep add up to the whole.',
  level: 'must',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy:
    'Check the unit of every duration, and that stages, time asleep, time awake and time in bed are told apart.',
  given: 'mapping',

  judge: (evidence) => breachFinding(evidence, ['sleep', 'hypnogram'], 'must'),
})
