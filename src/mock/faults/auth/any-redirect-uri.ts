import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const anyRedirectUri: Fault = {
  id: 'any-redirect-uri',
  area: 'auth',
  title: 'Codes are sent to any redirect URI.',
  source: { document: 'RFC 9700', section: '4.1.1' },
  caughtBy: ['auth/redirect-uri-registered'],
  applies: oauth2Only(),
  hooks: {
    authorizationProblems: (honest) => (request, mock) =>
      honest(request, mock).filter(({ about }) => about !== 'redirect_uri'),
  },
}
