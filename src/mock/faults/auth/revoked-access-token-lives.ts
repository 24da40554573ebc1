import type { Fault } from '../../fault.ts'
import { revokes } from './support/applies.ts'

export const revokedAccessTokenLives: Fault = {
  id: 'revoked-access-token-lives',
  area: 'auth',
  title: 'The access tokens of a revoked grant live until they expire.',
  source: { document: 'RFC 7009', section: '2.1' },
  caughtBy: ['auth/revoked-access-token-dead'],
  applies: revokes,
  hooks: {
    accessProblems: (honest) => (access, mock) =>
      honest(access, mock).filter(({ about }) => about !== 'revoked'),
  },
}
