import type { Fault } from '../../fault.ts'
import { withHeaders as withReplyHeaders } from '../../reply.ts'
import { oauth2Only } from './support/applies.ts'

export const tokenInFragment: Fault = {
  id: 'token-in-fragment',
  area: 'auth',
  title: 'The redirect carries an access token in its fragment, as the implicit flow did.',
  source: { document: 'RFC 9700', section: '2.1.2' },
  caughtBy: ['auth/no-token-in-redirect'],
  applies: oauth2Only(),
  hooks: {
    response: (honest) => (reply, call, mock) => {
      const { location } = reply.headers
      return call.route === 'authorize' && location !== undefined
        ? honest(
            withReplyHeaders(reply, { location: `${location}#access_token=from-the-implicit-flow` }),
            call,
            mock,
          )
        : honest(reply, call, mock)
    },
  },
}
