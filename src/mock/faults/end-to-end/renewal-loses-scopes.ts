import type { Fault } from '../../fault.ts'

export const renewalLosesScopes: Fault = {
  id: 'renewal-loses-scopes',
  area: 'end-to-end',
  title: 'A renewed token has lost its scopes.',
  source: {
    document: 'Terra: insufficient permissions for data type',
    url: 'https://docs.tryterra.co/faq/help-topics/connecting/connection-errors-and-api-responses/google-insufficient-scope-data-type',
  },
  caughtBy: ['end-to-end/renewed-grant-reads'],
  applies: ({ auth }) =>
    auth.kind === 'oauth2' && auth.refresh.kind !== 'none' && auth.refresh.kind !== 'extending'
      ? undefined
      : 'it gives no new tokens',
  hooks: {
    issueTokens: (honest) => (issue, mock) =>
      honest(issue.reason === 'refresh' ? { ...issue, scopes: [] } : issue, mock),
  },
}
