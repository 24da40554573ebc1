import type { Fault } from '../../fault.ts'
import { signsTime } from '../support/signs-time.ts'

export const firstTimestampKept: Fault = {
  id: 'first-timestamp-kept',
  area: 'webhook',
  title: 'Every attempt carries the time of the first.',
  source: {
    document: 'Terra: whether a retry is signed afresh is not said',
    url: 'https://docs.tryterra.co/unified-api/integration-setup/setting-up-data-destinations/webhooks',
  },
  caughtBy: ['webhook/retry-renews-timestamp'],
  applies: signsTime,
  hooks: {
    signDelivery: (honest) => {
      const first = new Map<string, number>()
      return (message, context) => {
        const nowMs = first.get(message.id) ?? context.nowMs
        first.set(message.id, nowMs)
        return honest(message, { ...context, nowMs })
      }
    },
  },
}
