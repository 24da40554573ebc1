import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const noListWhenEmpty: Fault = {
  id: 'no-list-when-empty',
  area: 'pull',
  title: 'Where there are no records there is no list, although an empty one is declared.',
  source: {
    document: 'Suunto: an object where a list was expected',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/empty-as-declared'],
  applies: declares(({ empty }) => empty === 'list', 'it declares no empty lists'),
  hooks: {
    dataBody: (honest) => (page, query, call, mock) => {
      const body = honest(page, query, call, mock)
      const { response, records } = query.source
      return page.total > 0 ? body : withoutPointer(body, `${response.root}${records.at}`)
    },
  },
}
