import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const stateTruncated: Fault = {
  id: 'state-truncated',
  area: 'auth',
  title: 'The state is stored in a column of 64 characters and comes back shortened.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/state-unchanged'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => {
      const { state, ...others } = honest(parameters, request, mock)
      return state === undefined ? others : { ...others, state: state.slice(0, 64) }
    },
  },
}
