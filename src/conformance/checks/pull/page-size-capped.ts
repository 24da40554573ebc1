import type { DataType } from '../../../partner/data.ts'
import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'

export const pageSizeCapped: Check<'pull-pages'> = defineCheck({
  id: 'pull/page-size-capped',
  title: 'No page is larger than declared, however large a page is asked for.',
  level: 'should',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  remedy: 'Cut pages off at the declared size: one request for everything is how a partner falls over.',
  given: 'pull-pages',

  judge({ types }, partner) {
    for (const [type, { large }] of Object.entries(types)) {
      const { paging } = dataSource(partner, type as DataType)
      const size = 'size' in paging ? paging.size : undefined
      const page = large.pages.find(({ records }) => size !== undefined && records.length > size)
      if (page !== undefined)
        return finding(
          `${type}: a page holds ${page.records.length} records, declared are at most ${size}`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})
