import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { pagesBy } from '../support/applies.ts'

export const nextPageElsewhere: Fault = {
  id: 'next-page-elsewhere',
  area: 'pull',
  title: 'The next page is at another host.',
  source: { document: 'RFC 6750', section: '5.3' },
  caughtBy: ['pull/paging-stays-home'],
  applies: pagesBy('nextUrl'),
  hooks: {
    dataBody: (honest) => (page, query, call, mock) => {
      const body = honest(page, query, call, mock)
      const { paging, response } = query.source
      if (paging.kind !== 'nextUrl') return body
      return withPointer(body, `${response.root}${paging.next}`, 'https://elsewhere.example/next')
    },
  },
}
