import type { Fault } from '../../fault.ts'
import { rotates } from './support/applies.ts'

export const rotationWithoutSuccessor: Fault = {
  id: 'rotation-without-successor',
  area: 'auth',
  title: 'A refresh uses the refresh token up and gives no new one.',
  source: { document: 'RFC 6749', section: '6' },
  caughtBy: ['auth/refresh-rotates-as-declared'],
  applies: rotates,
  hooks: {
    nextRefreshToken: (honest) => (grant, previous, mock) => {
      const next = honest(grant, previous, mock)
      return previous === undefined ? next : undefined
    },
  },
}
