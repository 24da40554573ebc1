import { requestPlaceholders } from '../../../partner/request-template.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const pageSizeWithoutLimit: Fault = {
  id: 'page-size-without-limit',
  area: 'pull',
  title: 'A page is as large as anybody asks for.',
  source: {
    document: 'Terra: submitting an application',
    section: 'Readiness checklist',
    url: 'https://docs.tryterra.co/integration-partners/submitting-an-application',
  },
  caughtBy: ['pull/page-size-capped'],
  applies: declares(({ request }) => requestPlaceholders(request).includes('limit'), 'it takes no page size'),
  hooks: {
    readQuery: (honest) => (type, source, userId, call, mock) => {
      const read = honest(type, source, userId, call, mock)
      const asked = Number(call.values.limit)
      return 'problem' in read || !(asked > 0) ? read : { ...read, pageSize: asked }
    },
  },
}
