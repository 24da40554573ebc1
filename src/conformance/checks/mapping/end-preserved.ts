import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss, instantDiffers } from '../../each-mapped.ts'
import { isDayModel } from '../../whole-days.ts'

export const endPreserved: Check<'mapping'> = defineCheck({
  id: 'mapping/end-preserved',
  title: "The end of a record is the same instant in Terra's object.",
  level: 'must',
  source: {
    document: 'Garmin: sleep end computed from a duration without awake time',
    url: 'https://github.com/the-momentum/open-wearables/pull/748',
  },
  remedy: 'Map the end itself, not the start plus a duration.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value, facts }, type) =>
      isDayModel(type) ? undefined : instantDiffers(value, '/metadata/end_time', facts.endMs),
    ),
})
