import type { Fault } from '../../fault.ts'
import { oauth2 } from '../../oauth/token-auth.ts'
import { oauth2Only } from './support/applies.ts'

export const offlineScopeDropped: Fault = {
  id: 'offline-scope-dropped',
  area: 'auth',
  title: 'The scope for refresh tokens is not granted, so none is given.',
  source: {
    document: 'open-wearables, pull request 257: no refresh token without the offline scope',
    url: 'https://github.com/the-momentum/open-wearables/pull/257',
  },
  caughtBy: ['auth/refresh-token-issued', 'auth/scopes-cover-request'],
  applies: oauth2Only(({ refresh }) =>
    refresh.requiresScope === undefined ? 'its refresh tokens need no scope' : undefined,
  ),
  hooks: {
    grantedScopes: (honest) => (chosen, request, mock) =>
      honest(chosen, request, mock).filter((scope) => scope !== oauth2(mock.partner).refresh.requiresScope),
  },
}
