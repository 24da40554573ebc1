import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const stateDropped: Fault = {
  id: 'state-dropped',
  area: 'auth',
  title: 'The redirect carries no state.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/state-echoed'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => {
      const { state: _, ...others } = honest(parameters, request, mock)
      return others
    },
  },
}
