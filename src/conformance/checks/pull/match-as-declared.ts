import { eachAround } from '../../asked-around.ts'
import { type Check, defineCheck } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const matchAsDeclared: Check<'pull-bounds'> = defineCheck({
  id: 'pull/match-as-declared',
  title: 'A range inside a record holds it if ranges are declared to match what overlaps, and only then.',
  level: 'must',
  source: {
    document: 'Overnight sleep missing until the day after',
    url: 'https://github.com/the-momentum/open-wearables/issues/354',
  },
  remedy:
    'Match records as `range.match` says, or correct it: who asks for a day must know whether the night before is in it.',
  given: 'pull-bounds',

  judge: (evidence, partner) =>
    eachAround(evidence, partner, ({ inside }, id, source) => {
      if (inside === undefined) return undefined
      const overlaps = source.range.match === 'overlap'
      if (idsOf(inside, source).includes(id) === overlaps) return undefined
      return [
        overlaps ? 'a record is missing from a range inside it' : 'a record is in a range inside it',
        inside,
      ]
    }),
})
