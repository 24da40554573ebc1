import type { Fault } from '../../fault.ts'
import { withHeaders } from '../../reply.ts'
import { hasData } from '../support/applies.ts'

export const dataPubliclyCacheable: Fault = {
  id: 'data-publicly-cacheable',
  area: 'pull',
  title: 'Answers with data may be kept by every cache on the way.',
  source: { document: 'RFC 9111', section: '3.5' },
  caughtBy: ['pull/not-publicly-cacheable'],
  applies: hasData,
  hooks: {
    dataReply: (honest) => (body, page, query, call, mock) =>
      withHeaders(honest(body, page, query, call, mock), { 'cache-control': 'public, max-age=3600' }),
  },
}
