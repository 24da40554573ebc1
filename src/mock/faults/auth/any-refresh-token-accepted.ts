import type { Fault } from '../../fault.ts'
import { refreshes } from './support/applies.ts'
import { isToken, withFields } from './support/rewrite.ts'

export const anyRefreshTokenAccepted: Fault = {
  id: 'any-refresh-token-accepted',
  area: 'auth',
  title: 'Refresh tokens are not looked up: any text renews the newest grant.',
  source: {
    document: 'oauth2-mock-server: refresh tokens are not kept',
    url: 'https://github.com/axa-group/oauth2-mock-server',
  },
  caughtBy: ['auth/unknown-refresh-token-refused'],
  applies: refreshes,
  hooks: {
    answer: (honest) => (call, mock, route) => {
      const shown = new URLSearchParams(call.incoming.body).get('refresh_token')
      const newest = mock.ledger.refreshTokens.findLast(({ revokedAtMs }) => revokedAtMs === undefined)
      const isUnknown = isToken(call) && shown !== null && mock.ledger.refreshToken(shown) === undefined
      return honest(
        isUnknown && newest !== undefined ? withFields(call, { refresh_token: newest.token }) : call,
        mock,
        route,
      )
    },
  },
}
