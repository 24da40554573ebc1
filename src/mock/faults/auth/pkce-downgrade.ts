import type { Fault } from '../../fault.ts'
import { usesPkce } from './support/applies.ts'

export const pkceDowngrade: Fault = {
  id: 'pkce-downgrade',
  area: 'auth',
  title: 'A code with a challenge is redeemed without its verifier.',
  source: { document: 'RFC 9700', section: '4.8.2' },
  caughtBy: ['auth/verifier-required'],
  applies: usesPkce,
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(
        ({ about }) => about !== 'code_verifier' || request.parameters.has('code_verifier'),
      ),
  },
}
