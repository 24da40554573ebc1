import { parseJson, stringifyJson } from '../../../kernel/json.ts'
import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'

export const batchIsNoList: Fault = {
  id: 'batch-is-no-list',
  area: 'webhook',
  title: 'A batch is an object by type instead of a list.',
  source: {
    document: 'Official documents disagree on notification categories',
    url: 'https://github.com/the-momentum/open-wearables/issues/177',
  },
  caughtBy: ['webhook/batch-well-formed'],
  applies: ({ webhooks }) => (webhooks?.batch === undefined ? 'its deliveries are no batches' : undefined),
  hooks: {
    deliveryBody: (honest) => (events, occasion, mock) => {
      const batch = mock.partner.webhooks?.batch
      const body = honest(events, occasion, mock)
      return batch === undefined ? body : stringifyJson(withPointer(parseJson(body), batch.at, { events }))
    },
  },
}
