import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const redirectUriPrefix: Fault = {
  id: 'redirect-uri-prefix',
  area: 'auth',
  title: 'The redirect URI is compared by how it begins.',
  source: { document: 'RFC 9700', section: '4.1.1' },
  caughtBy: ['auth/redirect-uri-exact'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(
        ({ about }) =>
          about !== 'redirect_uri' || !mock.redirectUris.some((uri) => request.redirectUri?.startsWith(uri)),
      ),
  },
}
