import { resolvePointer, withoutPointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const recordsElsewhere: Fault = {
  id: 'records-elsewhere',
  area: 'pull',
  title: 'The records stand under another name than declared.',
  source: {
    document: 'Suunto: the payload is an object where a list is declared',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/pull-succeeds'],
  applies: hasData,
  hooks: {
    dataBody: (honest) => (page, query, call, mock) => {
      const body = honest(page, query, call, mock)
      const { response, records } = query.source
      const at = `${response.root}${records.at}`
      return withPointer(withoutPointer(body, at), `${response.root}/entries`, resolvePointer(body, at))
    },
  },
}
