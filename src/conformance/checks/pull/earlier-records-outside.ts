import { eachAround } from '../../asked-around.ts'
import { type Check, defineCheck } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const earlierRecordsOutside: Check<'pull-bounds'> = defineCheck({
  id: 'pull/earlier-records-outside',
  title: 'A range that begins after a record leaves it out.',
  level: 'must',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  remedy: 'Apply the lower bound as declared: by the start, or by the end where ranges match what overlaps.',
  given: 'pull-bounds',

  judge: (evidence, partner) =>
    eachAround(evidence, partner, ({ after }, id, source) =>
      idsOf(after, source).includes(id) ? ['a record is in a range that begins after it', after] : undefined,
    ),
})
