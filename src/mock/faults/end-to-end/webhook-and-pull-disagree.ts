import type { Fault } from '../../fault.ts'
import type { Mock } from '../../seams.ts'
import { hasWebhooks } from '../support/applies.ts'
import { changeMembers, times } from '../support/change-members.ts'

export const webhookAndPullDisagree: Fault = {
  id: 'webhook-and-pull-disagree',
  area: 'end-to-end',
  title: 'What a webhook leads to is not what a pull returned.',
  source: {
    document: 'Two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  caughtBy: ['end-to-end/webhooks-agree-with-pull'],
  applies: hasWebhooks,
  hooks: {
    deliveries: (honest) => (planned, mock) => {
      mock.memory.set(TOLD, told(mock) + 1)
      return honest(planned, mock)
    },
    record: (honest) => (record, type, source, mock) =>
      changeMembers(honest(record, type, source, mock), SOME, times(1 + told(mock) / 1000)),
  },
}

const TOLD = 'webhook-and-pull-disagree'
const SOME = /(average_heart_rate|hr_average|calories|energy\w*|^weight(_kg)?)$/

/** How many events have been told: each one changes what the data say. */
function told(mock: Mock): number {
  return (mock.memory.get(TOLD) as number | undefined) ?? 0
}
