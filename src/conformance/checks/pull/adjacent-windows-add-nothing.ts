import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const adjacentWindowsAddNothing: Check<'pull-windows'> = defineCheck({
  id: 'pull/adjacent-windows-add-nothing',
  title: 'Two adjacent ranges hold no record that the whole does not.',
  level: 'must',
  source: {
    document: 'Oura: the same range observed with other bounds',
    url: 'https://github.com/the-momentum/open-wearables/pull/1007',
  },
  remedy: 'Answer a range from the same records whatever its width.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, left, right }) => {
      const all = new Set(whole.ids)
      const added = [...left.ids, ...right.ids].filter((id) => !all.has(id)).length
      return added === 0 ? undefined : `${added} records are in a part and not in the whole`
    }),
})
