import type { Fault } from '../../fault.ts'
import { rotatesWithoutGrace } from './support/applies.ts'

export const reuseForgiven: Fault = {
  id: 'reuse-forgiven',
  area: 'auth',
  title: 'A rotated refresh token that comes again leaves its successors alive.',
  source: { document: 'RFC 9700', section: '4.14.2' },
  caughtBy: ['auth/reuse-revokes-family'],
  applies: rotatesWithoutGrace,
  hooks: {
    refreshTokenReused: () => () => {},
  },
}
