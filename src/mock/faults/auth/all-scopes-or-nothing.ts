import type { Fault } from '../../fault.ts'
import { oauth2 } from '../../oauth/token-auth.ts'
import { problem } from '../../problem.ts'
import { separatesScopes } from './support/applies.ts'

export const allScopesOrNothing: Fault = {
  id: 'all-scopes-or-nothing',
  area: 'auth',
  title: 'A token that lacks one scope opens nothing at all.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['auth/partial-consent-works'],
  applies: separatesScopes,
  hooks: {
    accessProblems: (honest) => (access, mock) => {
      const problems = honest(access, mock)
      const { found, needs } = access
      if (needs === 'application' || found === undefined || problems.length > 0) return problems
      return oauth2(mock.partner).scopes.request.every((scope) => found.scopes.includes(scope))
        ? problems
        : [problem('scope', 'insufficient_scope', 'The consent is not complete.', 403)]
    },
  },
}
