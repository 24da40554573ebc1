import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { revokes } from './support/applies.ts'

export const revocationUnavailable: Fault = {
  id: 'revocation-unavailable',
  area: 'auth',
  title: 'The declared revocation is answered with 503.',
  source: { document: 'RFC 7009', section: '2.2' },
  caughtBy: ['auth/revocation-succeeds'],
  applies: revokes,
  hooks: {
    answer: (honest) => (call, mock, route) =>
      call.route === 'revoke'
        ? Promise.resolve(jsonReply(503, { message: 'Service Unavailable' }))
        : honest(call, mock, route),
  },
}
