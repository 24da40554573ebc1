import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const redirectUriByHost: Fault = {
  id: 'redirect-uri-by-host',
  area: 'auth',
  title: 'The redirect URI is compared by its host, whatever its path.',
  source: { document: 'RFC 9700', section: '4.1.1' },
  caughtBy: ['auth/redirect-uri-exact'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) => {
      const host = URL.canParse(request.redirectUri ?? '') ? new URL(request.redirectUri!).host : undefined
      const isKnown = mock.redirectUris.some((uri) => new URL(uri).host === host)
      return honest(request, mock).filter(({ about }) => about !== 'redirect_uri' || !isKnown)
    },
  },
}
