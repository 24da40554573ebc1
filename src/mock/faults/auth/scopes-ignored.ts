import type { Fault } from '../../fault.ts'
import { separatesScopes } from './support/applies.ts'

export const scopesIgnored: Fault = {
  id: 'scopes-ignored',
  area: 'auth',
  title: 'Every token opens every data type.',
  source: { document: 'RFC 6750', section: '3.1' },
  caughtBy: ['auth/scope-enforced'],
  applies: separatesScopes,
  hooks: {
    accessProblems: (honest) => (access, mock) =>
      honest(access, mock).filter(({ about }) => about !== 'scope'),
  },
}
