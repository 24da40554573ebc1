import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'
import { boundsOf } from '../../range-bounds.ts'

export const adjacentWindowsShareNothing: Check<'pull-windows'> = defineCheck({
  id: 'pull/adjacent-windows-share-nothing',
  title: 'No record is in two adjacent ranges, unless it overlaps both and is declared to match so.',
  level: 'must',
  source: {
    document: 'Oura: start equal to end',
    url: 'https://github.com/nitobuendia/oura-custom-component/issues/26',
  },
  remedy: 'Apply the declared bounds: a record that starts at the border belongs to one of the two ranges.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ left, right, source }) => {
      if (source.range.match === 'overlap' || !boundsOf(source).upper) return undefined
      const first = new Set(left.ids)
      const both = right.ids.filter((id) => first.has(id)).length
      return both === 0 ? undefined : `${both} records are in both parts`
    }),
})
