import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const tokenInRedirect: Fault = {
  id: 'token-in-redirect',
  area: 'auth',
  title: 'The redirect carries an access token beside the code.',
  source: { document: 'RFC 9700', section: '4.3.2' },
  caughtBy: ['auth/no-token-in-redirect'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => ({
      ...honest(parameters, request, mock),
      access_token: mock.random('token-in-redirect').text(40),
    }),
  },
}
