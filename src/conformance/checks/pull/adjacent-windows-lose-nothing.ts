import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const adjacentWindowsLoseNothing: Check<'pull-windows'> = defineCheck({
  id: 'pull/adjacent-windows-lose-nothing',
  title: 'Two adjacent ranges together hold every record of the whole.',
  level: 'must',
  source: {
    document: 'Oura: a date-only end drops the current day',
    url: 'https://github.com/the-momentum/open-wearables/issues/1161',
  },
  remedy:
    'Apply the declared bounds: with an exclusive end, what starts at the border belongs to the later range.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, left, right }) => {
      const parts = new Set([...left.ids, ...right.ids])
      const lost = whole.ids.filter((id) => !parts.has(id)).length
      return lost === 0 ? undefined : `${lost} of ${whole.ids.length} records are in neither part`
    }),
})
