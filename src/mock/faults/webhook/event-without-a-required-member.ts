import { isJsonObject } from '../../../kernel/json.ts'
import type { Fault } from '../../fault.ts'
import { hasWebhooks } from '../support/applies.ts'

export const eventWithoutARequiredMember: Fault = {
  id: 'event-without-a-required-member',
  area: 'webhook',
  title: 'Events lack a member that their schema requires.',
  source: {
    document: 'Suunto: members are missing in fresh webhooks',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['webhook/body-matches-schema'],
  applies: hasWebhooks,
  hooks: {
    eventPayload: (honest) => (occasion, mock) => {
      const { when, userId, id, records, recordId, time } = occasion.event
      const own = id !== undefined && 'at' in id ? id.at : undefined
      const kept = [when.at, userId, own, records, recordId, time].map((at) => at?.split('/')[1])
      const payload = honest(occasion, mock)
      if (!isJsonObject(payload)) return payload
      const dropped = Object.keys(payload).find((key) => !kept.includes(key))
      return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== dropped))
    },
  },
}
