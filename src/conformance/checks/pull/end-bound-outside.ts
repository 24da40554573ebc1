import { eachAround } from '../../asked-around.ts'
import { type Check, defineCheck } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const endBoundOutside: Check<'pull-bounds'> = defineCheck({
  id: 'pull/end-bound-outside',
  title: 'A range that ends as a record starts does not hold it.',
  level: 'must',
  source: {
    document: 'Oura: what a date-only end means was guessed',
    url: 'https://github.com/the-momentum/open-wearables/issues/1161',
  },
  remedy: 'Leave out what starts at the end of a range, or declare `range.end: inclusive`.',
  given: 'pull-bounds',

  judge: (evidence, partner) =>
    eachAround(evidence, partner, ({ before }, id, source) =>
      idsOf(before, source).includes(id)
        ? ['a record is in a range that ends as it starts', before]
        : undefined,
    ),
})
