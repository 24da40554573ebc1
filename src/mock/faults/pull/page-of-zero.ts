import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pageOfZero: Fault = {
  id: 'page-of-zero',
  area: 'pull',
  title: 'A page size of zero is answered with a page of nothing.',
  source: {
    document: 'Google Health: an empty page that still has a cursor',
    url: 'https://github.com/prinse84/fit-gauge/issues/3',
  },
  caughtBy: ['pull/no-page-of-zero'],
  applies: declares(({ request }) => requestPlaceholders(request).includes('limit'), 'it takes no page size'),
  hooks: {
    readQuery: (honest) => (type, source, userId, call, mock) => {
      if (call.values.limit !== '0') return honest(type, source, userId, call, mock)
      const read = honest(type, source, userId, { ...call, values: { ...call.values, limit: '1' } }, mock)
      return 'problem' in read ? read : { ...read, pageSize: 0 }
    },
  },
}
