import type { Fault } from '../../fault.ts'
import { oauth2Only } from './support/applies.ts'

export const stateEncodedTwice: Fault = {
  id: 'state-encoded-twice',
  area: 'auth',
  title: 'The state comes back with its special characters encoded twice.',
  source: { document: 'RFC 6749', section: '4.1.2' },
  caughtBy: ['auth/state-unchanged'],
  applies: oauth2Only(),
  hooks: {
    redirectParameters: (honest) => (parameters, request, mock) => {
      const { state, ...others } = honest(parameters, request, mock)
      return state === undefined ? others : { ...others, state: encodeURIComponent(state) }
    },
  },
}
