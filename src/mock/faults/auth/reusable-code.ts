import type { Fault } from '../../fault.ts'

export const reusableCode: Fault = {
  id: 'reusable-code',
  area: 'auth',
  title: 'An authorization code can be redeemed more than once.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/code-single-use'],
  applies: ({ auth }) => (auth.kind === 'oauth2' ? undefined : 'it hands out no authorization codes'),
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(({ about }) => about !== 'used'),
  },
}
