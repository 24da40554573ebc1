import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { oauth2Only } from './support/applies.ts'

export const scopesByComma: Fault = {
  id: 'scopes-by-comma',
  area: 'auth',
  title: 'Scopes are joined by commas where spaces are declared.',
  source: { document: 'RFC 6749', section: '3.3' },
  caughtBy: ['auth/scopes-cover-request'],
  applies: oauth2Only(({ scopes }) =>
    scopes.granted.from === 'tokenResponse' && scopes.separator === ' '
      ? undefined
      : 'its scopes are not joined by spaces',
  ),
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { scopes, tokenResponse } = tokenAuth(mock.partner)
      if (scopes.granted.from !== 'tokenResponse') return body
      return withPointer(body, `${tokenResponse.root}${scopes.granted.at}`, tokens.access.scopes.join(','))
    },
  },
}
