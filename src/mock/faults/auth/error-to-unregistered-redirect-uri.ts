import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const errorToUnregisteredRedirectUri: Fault = {
  id: 'error-to-unregistered-redirect-uri',
  area: 'auth',
  title: 'An unregistered redirect URI is told so by a redirect to it.',
  source: { document: 'RFC 6749', section: '4.1.2.1' },
  caughtBy: ['auth/redirect-uri-registered'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).map((found) =>
        found.about === 'redirect_uri' ? { ...found, redirect: true } : found,
      ),
  },
}
