import type { Fault } from '../../fault.ts'
import { refreshes, revokes } from './support/applies.ts'

export const revokedRefreshTokenLives: Fault = {
  id: 'revoked-refresh-token-lives',
  area: 'auth',
  title: 'The refresh token of a revoked grant gives new tokens.',
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['auth/revoked-refresh-token-dead'],
  applies: (partner) => revokes(partner) ?? refreshes(partner),
  hooks: {
    refreshProblems: (honest) => (token, request, mock) =>
      honest(token, request, mock).filter(({ about }) => about !== 'revoked'),
  },
}
