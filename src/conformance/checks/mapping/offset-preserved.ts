import type { DataSource } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { isWallClock } from '../../../partner/time-format.ts'
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

  judge: (evidence, partner) =>
    firstMappedAmiss(evidence, ({ value, facts }, type) =>
      isDayModel(type)
        ? undefined
        : offsetDiffers(
            value,
            '/metadata/start_time',
            facts.offsetMinutes ?? unsaid(dataSource(partner, type)),
          ),
    ),
})

/** An instant whose offset nobody tells is told in UTC; a wall clock stays what it is. */
function unsaid({ records }: DataSource): number | undefined {
  return isWallClock(records.time) ? undefined : 0
}
