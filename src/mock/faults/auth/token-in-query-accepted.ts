import type { Fault } from '../../fault.ts'
import { hasData, oauth2Only } from './support/applies.ts'
import { isData, withToken } from './support/rewrite.ts'

export const tokenInQueryAccepted: Fault = {
  id: 'token-in-query-accepted',
  area: 'auth',
  title: 'The access token may stand in the query.',
  source: { document: 'RFC 9700', section: '4.3.2' },
  caughtBy: ['auth/no-token-in-query'],
  applies: (partner) => oauth2Only()(partner) ?? hasData(partner),
  hooks: {
    answer: (honest) => (call, mock, route) => {
      const token = call.incoming.url.searchParams.get('access_token')
      return honest(token !== null && isData(call) ? withToken(call, token, mock) : call, mock, route)
    },
  },
}
