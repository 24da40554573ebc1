import { type Check, defineCheck } from '../../check.ts'
import { eachDivided } from '../../divided-span.ts'

export const narrowerWithinWider: Check<'pull-windows'> = defineCheck({
  id: 'pull/narrower-within-wider',
  title: 'A narrower range holds nothing that a wider one around it does not.',
  level: 'must',
  source: {
    document: 'Oura: the same range observed with other bounds',
    url: 'https://github.com/the-momentum/open-wearables/pull/1007',
  },
  remedy: 'Answer a range from the same records whatever its width.',
  given: 'pull-windows',

  judge: (evidence, partner) =>
    eachDivided(evidence, partner, ({ whole, inner }) => {
      const all = new Set(whole.ids)
      const added = inner.ids.filter((id) => !all.has(id)).length
      return added === 0 ? undefined : `a range inside it holds ${added} records that it does not`
    }),
})
