import { type Check, defineCheck } from '../../check.ts'
import { firstMappedAmiss, offsetDiffers } from '../../each-mapped.ts'
import { isDayModel } from '../../whole-days.ts'

export const offsetPreserved: Check<'mapping'> = defineCheck({
  id: 'mapping/offset-preserved',
  title: "An offset that a record carries is in Terra's object, and none is invented.",
  level: 'must',
  source: {
    document: 'Every provider sends an offset and it is dropped at ingest',
    url: 'https://github.com/the-momentum/open-wearables/issues/474',
  },
  remedy:
    'Map times with $time and the offset of the record; leave the offset out where the record has none.',
  given: 'mapping',

  judge: (evidence) =>
    firstMappedAmiss(evidence, ({ value, facts }, type) =>
      isDayModel(type) ? undefined : offsetDiffers(value, '/metadata/start_time', facts.offsetMinutes),
    ),
})
