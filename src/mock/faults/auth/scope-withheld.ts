import type { Fault } from '../../fault.ts'
import { separatesScopes } from './support/applies.ts'

export const scopeWithheld: Fault = {
  id: 'scope-withheld',
  area: 'auth',
  title: 'A full consent leaves out the last scope of the data.',
  source: { document: 'RFC 6749', section: '3.3' },
  caughtBy: ['auth/scopes-cover-request'],
  applies: separatesScopes,
  hooks: {
    grantedScopes: (honest) => (chosen, request, mock) => {
      const withheld = Object.values(mock.partner.data).at(-1)?.scopes ?? []
      return honest(chosen, request, mock).filter((scope) => !withheld.includes(scope))
    },
  },
}
