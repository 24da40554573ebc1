import type { Fault } from '../../fault.ts'
import { rotatesWithoutGrace } from './support/applies.ts'

export const rotatedRefreshTokenWorks: Fault = {
  id: 'rotated-refresh-token-works',
  area: 'auth',
  title: 'A refresh token works after its rotation.',
  source: { document: 'RFC 9700', section: '4.14.2' },
  caughtBy: ['auth/rotated-refresh-token-refused'],
  applies: rotatesWithoutGrace,
  hooks: {
    refreshProblems: (honest) => (token, request, mock) =>
      honest(token, request, mock).filter(({ about }) => about !== 'rotated'),
  },
}
