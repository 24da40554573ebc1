import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const immortalTokens: Fault = {
  id: 'immortal-tokens',
  area: 'auth',
  title: 'Access tokens work after their end.',
  source: { document: 'RFC 6750', section: '3.1' },
  caughtBy: ['auth/expired-token-refused'],
  applies: oauth2Only(),
  hooks: {
    accessProblems: (honest) => (access, mock) =>
      honest(access, mock).filter(({ about }) => about !== 'expired'),
  },
}
