import type { OAuth2Auth } from '../../../partner/auth.ts'
import type { Fault } from '../../fault.ts'
import { givesNewTokens, oauth2Only } from './support/applies.ts'

export const refreshWidensScope: Fault = {
  id: 'refresh-widens-scope',
  area: 'auth',
  title: 'A refresh gives scopes that nobody consented to.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/refresh-scope-no-wider'],
  applies: (partner) => givesNewTokens(partner) ?? oauth2Only(tellsScopes)(partner),
  hooks: {
    issueTokens: (honest) => (issue, mock) =>
      honest(
        issue.reason === 'refresh' ? { ...issue, scopes: [...issue.scopes, 'profile.write'] } : issue,
        mock,
      ),
  },
}

function tellsScopes({ scopes }: OAuth2Auth): string | undefined {
  return scopes.granted.from === 'tokenResponse' ? undefined : 'its token response tells no scopes'
}
