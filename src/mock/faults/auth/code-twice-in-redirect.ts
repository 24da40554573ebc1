import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { oauth2Only } from './support/applies.ts'

export const codeTwiceInRedirect: Fault = {
  id: 'code-twice-in-redirect',
  area: 'auth',
  title: 'The redirect carries two codes.',
  source: { document: 'RFC 6749', section: '3.1' },
  caughtBy: ['auth/single-code-in-redirect'],
  applies: oauth2Only(),
  hooks: {
    response: (honest) => (reply, call, mock) => {
      const { location } = reply.headers
      if (call.route !== 'authorize' || location === undefined) return honest(reply, call, mock)
      const url = new URL(location)
      const code = url.searchParams.get('code')
      if (code !== null) url.searchParams.append('code', code)
      return honest(withReplyHeaders(reply, { location: url.href }), call, mock)
    },
  },
}
