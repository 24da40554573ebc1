import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss, instantDiffers } from '../../each-mapped.ts'
import { isDayModel } from '../../whole-days.ts'

export const startPreserved: Check<'mapping'> = defineCheck({
  id: 'mapping/start-preserved',
  title: "The start of a record is the same instant in Terra's object.",
  level: 'must',
  source: {
    document: 'Polar: local time plus the offset instead of minus',
    url: 'https://github.com/the-momentum/open-wearables/pull/1679',
  },
  remedy: 'Map the start with $time, and give it the offset that the record carries.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value, facts }, type) =>
      isDayModel(type) ? undefined : instantDiffers(value, '/metadata/start_time', facts.startMs),
    ),
})
