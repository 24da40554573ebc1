import { eachAround } from '../../asked-around.ts'
import { type Check, defineCheck } from '../../check.ts'
import { idsOf } from '../../divided-span.ts'

export const rangeOffsetHonoured: Check<'pull-bounds'> = defineCheck({
  id: 'pull/range-offset-honoured',
  title: 'A range means the same instants whatever offset it is written with.',
  level: 'must',
  source: { document: 'RFC 3339', section: '4.2', url: 'https://www.rfc-editor.org/rfc/rfc3339#section-4.2' },
  remedy: "Read the offset of the range's ends, and compare instants; decode `%2B` once.",
  given: 'pull-bounds',

  judge: (evidence, partner) =>
    eachAround(evidence, partner, ({ at, elsewhere }, id, source) => {
      if (elsewhere === undefined) return undefined
      return idsOf(at, source).includes(id) && !idsOf(elsewhere, source).includes(id)
        ? ['a record is not in the same range written with the offset +05:30', elsewhere]
        : undefined
    }),
})
