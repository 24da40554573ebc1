import type { Fault } from '../../fault.ts'
import { signsTime } from '../support/signs-time.ts'

export const staleTimestamp: Fault = {
  id: 'stale-timestamp',
  area: 'webhook',
  title: 'Deliveries are signed with a time long past.',
  source: {
    document: 'No replay window: a captured delivery is valid for ever',
    url: 'https://github.com/flippercloud/flipper/pull/1022',
  },
  caughtBy: ['webhook/timestamp-fresh'],
  applies: signsTime,
  hooks: {
    signDelivery: (honest) => (message, context) =>
      honest(message, { ...context, nowMs: context.nowMs - 3_600_000 }),
  },
}
