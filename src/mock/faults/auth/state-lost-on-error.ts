import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const stateLostOnError: Fault = {
  id: 'state-lost-on-error',
  area: 'auth',
  title: 'A redirect with an error carries no state.',
  source: { document: 'RFC 6749', section: '4.1.2.1' },
  caughtBy: ['auth/error-carries-state'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => {
      const { state, ...others } = honest(parameters, request, mock)
      return state === undefined || 'error' in others ? others : { ...others, state }
    },
  },
}
