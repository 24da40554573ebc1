import { type Check, defineCheck, finding } from '../../check.ts'

export const pagesDoNotRepeat: Check<'pull'> = defineCheck({
  id: 'pull/pages-do-not-repeat',
  title: 'No record comes on two pages of one question.',
  level: 'must',
  source: {
    document: 'Strava: counts drift while paging',
    url: 'https://github.com/vangent/stravacli/issues/10',
  },
  remedy: 'Order the pages by something that does not change while they are read, such as start and id.',
  given: 'pull',

  judge({ types }) {
    for (const [type, pulled] of Object.entries(types)) {
      const page = pulled.flatMap(({ pages }) => pages).find(({ repeats }) => repeats > 0)
      if (page !== undefined)
        return finding(
          `${type}: ${page.repeats} records came on an earlier page already`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})
