import { type Check, defineCheck, finding } from '../../check.ts'

export const pageSizeKept: Check<'pull-pages'> = defineCheck({
  id: 'pull/page-size-kept',
  title: 'No page holds more records than were asked for.',
  level: 'must',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Apply the page size of the request.',
  given: 'pull-pages',

  judge({ types }) {
    for (const [type, paged] of Object.entries(types)) {
      const large = paged.pulled.pages.find(({ records }) => records.length > paged.limit)
      if (large !== undefined)
        return finding(
          `${type}: a page of at most ${paged.limit} holds ${large.records.length}`,
          large.answer.exchange,
        )
    }
    return undefined
  },
})
