import type { Fault } from '../../fault.ts'
import { knownScopes } from '../../oauth/scopes.ts'
import { separatesScopes } from './support/applies.ts'

export const scopeNotAskedFor: Fault = {
  id: 'scope-not-asked-for',
  area: 'auth',
  title: 'Every consent grants all that the client may ever ask for.',
  source: { document: 'RFC 6749', section: '3.3' },
  caughtBy: ['auth/partial-consent-reported'],
  applies: separatesScopes,
  hooks: {
    grantedScopes: () => (_chosen, _request, mock) => [...knownScopes(mock.partner)],
  },
}
