import type { Fault } from '../../fault.ts'
import { jsonReply } from '../../reply.ts'
import { revokes } from './support/applies.ts'

export const secondRevocationRefused: Fault = {
  id: 'second-revocation-refused',
  area: 'auth',
  title: 'A revocation that comes twice is answered with 404.',
  source: { document: 'RFC 7009', section: '2.2' },
  caughtBy: ['auth/revocation-idempotent'],
  applies: revokes,
  hooks: {
    answer: (honest) => async (call, mock, route) => {
      const key = `second-revocation-refused ${call.incoming.url.href} ${call.incoming.body}`
      if (call.route !== 'revoke') return honest(call, mock, route)
      if (mock.memory.has(key)) return jsonReply(404, { error: 'not_found' })
      mock.memory.set(key, true)
      return honest(call, mock, route)
    },
  },
}
