import { eachAround } from '../../asked-around.ts'
import { type Check, defineCheck } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const startBoundInside: Check<'pull-bounds'> = defineCheck({
  id: 'pull/start-bound-inside',
  title: 'A range that begins as a record starts holds it, to the last step of the declared format.',
  level: 'must',
  source: {
    document: 'Oura: a start that is exclusive for one field',
    url: 'https://github.com/the-momentum/open-wearables/pull/1007',
  },
  remedy:
    'Include what starts at the very start of a range, or declare `range.start: exclusive`; the shortest range is not empty.',
  given: 'pull-bounds',

  judge: (evidence, partner) =>
    eachAround(evidence, partner, ({ at }, id, source) =>
      idsOf(at, source).includes(id)
        ? undefined
        : ['a record is missing from the shortest range that begins as it starts', at],
    ),
})
