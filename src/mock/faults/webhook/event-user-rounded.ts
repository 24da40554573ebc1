import { resolvePointer, withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'

export const eventUserRounded: Fault = {
  id: 'event-user-rounded',
  area: 'webhook',
  title: 'User ids of 64 bits are rounded to what a double can hold.',
  source: {
    document: 'COROS: 64-bit ids lose digits in JSON.parse',
    url: 'https://github.com/jimmykane/quantified-self',
  },
  caughtBy: ['webhook/user-id-matches'],
  applies: ({ auth, webhooks }) =>
    webhooks !== undefined && auth.kind === 'oauth2' && auth.userId.type === 'integer'
      ? undefined
      : 'its user ids are no integers',
  hooks: {
    // Printed by something that keeps 14 digits, so that every id shows it and not only the odd ones.
    eventPayload: (honest) => (occasion, mock) => {
      const payload = honest(occasion, mock)
      const { userId } = occasion.event
      const rounded = Number(Number(resolvePointer(payload, userId)).toPrecision(14))
      return withPointer(payload, userId, BigInt(rounded))
    },
  },
}
