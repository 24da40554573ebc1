import type { Fault } from '../../fault.ts'
import { signsTime } from '../support/signs-time.ts'

export const timestampFromTheFuture: Fault = {
  id: 'timestamp-from-the-future',
  area: 'webhook',
  title: 'Deliveries are signed with a time to come.',
  source: {
    document: 'expires_at in seconds compared with milliseconds',
    url: 'https://github.com/eclipse-vertx/vertx-auth/issues/269',
  },
  caughtBy: ['webhook/timestamp-fresh'],
  applies: signsTime,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest(message, { ...context, nowMs: context.nowMs + 3_600_000 }),
  },
}
