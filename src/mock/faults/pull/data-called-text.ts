import type { Fault } from '../../fault.ts'
import { withHeaders } from '../../reply.ts'
import { hasData } from '../support/applies.ts'

export const dataCalledText: Fault = {
  id: 'data-called-text',
  area: 'pull',
  title: 'Answers with data are called text.',
  source: { document: 'RFC 9110', section: '8.3' },
  caughtBy: ['pull/answer-is-json'],
  applies: hasData,
  hooks: {
    dataReply: (honest) => (body, page, query, call, mock) =>
      withHeaders(honest(body, page, query, call, mock), { 'content-type': 'text/plain' }),
  },
}
