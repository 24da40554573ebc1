import { type Check, defineCheck } from '../../check.ts'
import { eachPaged } from '../../paged-span.ts'

export const pagesHoldEverything: Check<'pull-pages'> = defineCheck({
  id: 'pull/pages-hold-everything',
  title: 'All small pages together hold what one large answer holds.',
  level: 'must',
  source: {
    document: 'Google Health: an empty page that still has a cursor',
    url: 'https://github.com/prinse84/fit-gauge/issues/3',
  },
  remedy: 'Filter before paging, and hand out a cursor as long as anything is left.',
  given: 'pull-pages',

  judge: (evidence, partner) =>
    eachPaged(evidence, partner, ({ whole, paged }) => {
      const small = new Set(paged)
      const lost = whole.filter((id) => !small.has(id)).length
      return lost === 0 ? undefined : `${lost} of ${whole.length} records are on no page`
    }),
})
