import { withPointer } from '../../../kernel/pointer.ts'
import type { OAuth2Auth } from '../../../partner/auth.ts'
import type { Fault } from '../../fault.ts'
import { tokenAuth } from '../../oauth/token-auth.ts'
import { oauth2Only, separatesScopes } from './support/applies.ts'

export const scopesOfTheClientTold: Fault = {
  id: 'scopes-of-the-client-told',
  area: 'auth',
  title: 'The scopes told are those of the client, not those of the grant.',
  source: { document: 'RFC 6749', section: '5.1' },
  caughtBy: ['auth/partial-consent-reported'],
  applies: (partner) => oauth2Only(tellsScopes)(partner) ?? separatesScopes(partner),
  hooks: {
    tokenBody: (honest) => (tokens, mock) => {
      const body = honest(tokens, mock)
      const { scopes, tokenResponse } = tokenAuth(mock.partner)
      if (scopes.granted.from !== 'tokenResponse') return body
      return withPointer(
        body,
        `${tokenResponse.root}${scopes.granted.at}`,
        scopes.request.join(scopes.separator),
      )
    },
  },
}

function tellsScopes({ scopes }: OAuth2Auth): string | undefined {
  return scopes.granted.from === 'tokenResponse' ? undefined : 'its token response tells no scopes'
}
