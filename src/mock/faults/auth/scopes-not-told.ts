import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { oauth2Only } from './support/applies.ts'

export const scopesNotTold: Fault = {
  id: 'scopes-not-told',
  area: 'auth',
  title: 'The token response is silent about the granted scopes.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/scopes-found'],
  applies: oauth2Only(({ scopes }) =>
    scopes.granted.from === 'tokenResponse' ? undefined : 'its token response tells no scopes',
  ),
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { scopes, tokenResponse } = tokenAuth(mock.partner)
      if (scopes.granted.from !== 'tokenResponse') return body
      return withPointer(body, `${tokenResponse.root}${scopes.granted.at}`, null)
    },
  },
}
