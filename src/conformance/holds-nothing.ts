import type { Answer } from '../client/answer.ts'
import { type PageContent, readPage } from '../client/read-page.ts'
import { resolvePointer } from '../kernel/pointer.ts'
import type { DataSource, DataType } from '../partner/data.ts'
import { dataSource, type Partner } from '../partner/partner.ts'

/** Whether an answer is a page without records, in any form. */
export function holdsNothing(answer: Answer, partner: Partner, type: DataType): boolean {
  const page = readPage({ ...dataSource(partner, type), empty: 'absent' }, answer)
  return page.kind === 'records' && page.records.length === 0
}

/** The form in which an answer says that there are no data, in the descriptor's words; else what it says instead. */
export function formOf(
  status: number,
  page: PageContent,
  { records }: Pick<DataSource, 'records'>,
): DataSource['empty'] | string {
  if (status === 204) return '204'
  if (status === 404) return '404'
  if (page.kind === 'records') {
    if (page.records.length > 0) return 'records'
    return resolvePointer(page.content, records.at) === undefined ? 'absent' : 'list'
  }
  return page.kind === 'malformed' ? 'absent' : `an answer of ${status}`
}
