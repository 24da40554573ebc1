import type { Fault } from '../../fault.ts'

export const oneStatusCounts: Fault = {
  id: 'one-status-counts',
  area: 'webhook',
  title: 'Only one of the declared statuses counts as received.',
  source: {
    document: 'Huawei: a callback must answer 204, 200 fails',
    url: 'https://redlib.cakez.net/r/HMSCore/comments/zjtvnb',
  },
  caughtBy: ['webhook/acknowledgement-ends-delivery'],
  applies: ({ webhooks }) =>
    (webhooks?.acknowledge.status.length ?? 0) > 1 ? undefined : 'it declares only one status',
  hooks: {
    isAcknowledged: (honest) => (response, webhooks) =>
      honest(response, webhooks) && response.status === webhooks.acknowledge.status[0],
  },
}
