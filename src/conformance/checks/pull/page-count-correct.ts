import { resolvePointer } from '../../../kernel/pointer.ts'
import type { DataType } from '../../../partner/data.ts'
import { dataSource, dataTypesOf, type Partner } from '../../../partner/partner.ts'
import { type Check, defineCheck, finding } from '../../check.ts'
import { everyPage } from '../../each-record.ts'

export const pageCountCorrect: Check<'pull'> = defineCheck({
  id: 'pull/page-count-correct',
  title: 'The number of pages that an answer tells is that of the pages there are.',
  level: 'must',
  source: {
    document: 'Strava: a page shorter than asked although more exist',
    url: 'https://github.com/danshannon/javastravav3api/issues/166',
  },
  remedy: 'Count the pages after filtering; the last one holds the last record, and is not empty.',
  given: 'pull',

  exempts: (partner) =>
    dataTypesOf(partner).some((type) => pagesAt(partner, type) !== undefined)
      ? undefined
      : 'no answer tells the number of its pages',

  judge(evidence, partner) {
    for (const { type, page, pulled } of everyPage(evidence)) {
      const at = pagesAt(partner, type)
      if (at === undefined || pulled.end.ended !== 'complete') continue
      const { size } = dataSource(partner, type).paging as { readonly size?: number }
      const told = Number(resolvePointer(page.answer.body, `${dataSource(partner, type).response.root}${at}`))
      const least = size === undefined ? 1 : Math.ceil(pulled.records.length / size)
      const isEmptyLast = pulled.pages.length > 1 && pulled.pages.at(-1)?.records.length === 0
      if (told < least || isEmptyLast)
        return finding(
          `${type}: ${told} pages are told for ${pulled.records.length} records`,
          page.answer.exchange,
        )
    }
    return undefined
  },
})

function pagesAt(partner: Partner, type: DataType): string | undefined {
  const { paging } = dataSource(partner, type)
  return paging.kind === 'page' ? paging.pages : undefined
}
