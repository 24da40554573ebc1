import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const longLivedCode: Fault = {
  id: 'long-lived-code',
  area: 'auth',
  title: 'A code lives for a day.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/code-expires'],
  applies: oauth2Only(),
  hooks: {
    issueCode: (honest) => (grant, request, mock) =>
      mock.ledger.addCode({
        ...honest(grant, request, mock),
        expiresAtMs: mock.clock.epochMs() + 86_400_000,
      }),
  },
}
