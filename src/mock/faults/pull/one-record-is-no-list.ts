import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { DataSource } from '../../../partner/data.ts'
import { unwrap } from '../../../partner/envelope.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const oneRecordIsNoList: Fault = {
  id: 'one-record-is-no-list',
  area: 'pull',
  title: 'A single record stands alone where a list is declared.',
  source: {
    document: 'Suunto: an object where a list was expected',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: declares(isList, 'its records stand in no list'),
  hooks: {
    dataBody: (honest) => (page, query, call, mock) => {
      const body = honest(page, query, call, mock)
      const { response, records } = query.source
      const [last] = page.records.slice(-1)
      return last === undefined ? body : withPointer(body, `${response.root}${records.at}`, last)
    },
  },
}

function isList({ response, records, example }: DataSource): boolean {
  return Array.isArray(resolvePointer(unwrap(response, example), records.at))
}
