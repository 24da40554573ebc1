import type { Fault } from '../../fault.ts'

export const pkceNotEnforced: Fault = {
  id: 'pkce-not-enforced',
  area: 'auth',
  title: 'The token endpoint accepts a code without its code_verifier, or with a wrong one.',
  source: { document: 'RFC 7636', section: '4.6' },
  caughtBy: ['auth/verifier-checked', 'auth/verifier-required'],
  applies: ({ auth }) => (auth.kind === 'oauth2' && auth.pkce !== 'none' ? undefined : 'it declares no PKCE'),
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(({ about }) => about !== 'code_verifier'),
  },
}
