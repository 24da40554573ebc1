import { dataSource } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { everyPage } from '../../each-record.ts'

export const declaredPageSizeKept: Check<'pull'> = defineCheck({
  id: 'pull/declared-page-size-kept',
  title: 'No page is larger than the descriptor declares.',
  level: 'should',
  source: {
    document: 'Strava: only the first page was fetched',
    url: 'https://github.com/hellos3b/sjbha-bot/issues/8',
  },
  remedy: 'Keep to the page size, or correct `paging.size` in the descriptor.',
  given: 'pull',

  judge(evidence, partner) {
    for (const { type, page } of everyPage(evidence)) {
      const { paging } = dataSource(partner, type)
      const size = 'size' in paging ? paging.size : undefined
      if (size !== undefined && page.records.length > size)
        return finding(
          `${type}: a page holds ${page.records.length} records, declared are at most ${size}`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})
