import { resolvePointer } from '../../../kernel/pointer.ts'
import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss } from '../../each-mapped.ts'

export const codesKnown: Check<'mapping'> = defineCheck({
  id: 'mapping/codes-known',
  title: 'The codes of the records have a meaning in Terra.',
  level: 'should',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  remedy: 'Add every code to the tables of $sleepLevel and $activityType.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value }, type) => {
      if (type === 'activity' && resolvePointer(value, '/metadata/type') === UNKNOWN_ACTIVITY)
        return 'metadata.type is Unknown'
      const stages = resolvePointer(value, '/sleep_durations_data/hypnogram_samples')
      return Array.isArray(stages) &&
        stages.some((stage) => resolvePointer(stage, '/level') === UNKNOWN_STAGE)
        ? 'a stage of sleep is Unknown'
        : undefined
    }),
})

/** Terra's codes for what it cannot name. */
const UNKNOWN_ACTIVITY = 4
const UNKNOWN_STAGE = 0
