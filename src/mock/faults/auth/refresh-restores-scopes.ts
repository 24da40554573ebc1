import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { givesNewTokens, separatesScopes } from './support/applies.ts'

export const refreshRestoresScopes: Fault = {
  id: 'refresh-restores-scopes',
  area: 'auth',
  title: 'A refresh gives all that the client may ask for, whatever the user has withheld.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/withheld-scopes-stay-withheld'],
  applies: (partner) => givesNewTokens(partner) ?? separatesScopes(partner),
  hooks: {
    issueTokens: (honest) => (issue, mock) =>
      honest(
        issue.reason === 'refresh' ? { ...issue, scopes: tokenAuth(mock.partner).scopes.request } : issue,
        mock,
      ),
  },
}
