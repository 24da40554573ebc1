import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const wrongIssuer: Fault = {
  id: 'wrong-issuer',
  area: 'auth',
  title: 'The redirect names another server as its issuer.',
  source: { document: 'RFC 9207', section: '2.4' },
  caughtBy: ['auth/issuer-correct'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => ({
      ...honest(parameters, request, mock),
      iss: 'https://another-issuer.example',
    }),
  },
}
