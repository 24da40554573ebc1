import { type Check, defineCheck, finding } from '../../check.ts'

export const smallPagesDoNotRepeat: Check<'pull-pages'> = defineCheck({
  id: 'pull/small-pages-do-not-repeat',
  title: 'No record comes on two small pages.',
  level: 'must',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy: 'Start each page right after the last record of the page before.',
  given: 'pull-pages',

  judge({ types }) {
    for (const [type, paged] of Object.entries(types)) {
      const page = paged.pulled.pages.find(({ repeats }) => repeats > 0)
      if (page !== undefined)
        return finding(
          `${type}: ${page.repeats} records came on an earlier page already`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})
