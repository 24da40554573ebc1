import type { Fault } from '../../fault.ts'
import { usesPkce } from './support/applies.ts'

export const verifierNotCompared: Fault = {
  id: 'verifier-not-compared',
  area: 'auth',
  title: 'Any code verifier will do, as long as there is one.',
  source: { document: 'RFC 7636', section: '4.6' },
  caughtBy: ['auth/verifier-checked'],
  applies: usesPkce,
  hooks: {
    codeProblems: (honest) => (code, request, mock) =>
      honest(code, request, mock).filter(
        ({ about }) => about !== 'code_verifier' || !request.parameters.has('code_verifier'),
      ),
  },
}
