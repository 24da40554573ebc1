import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const tenDaysBehind: Fault = {
  id: 'ten-days-behind',
  area: 'pull',
  title: 'Records are delivered ten days after they were made.',
  source: {
    document: 'Oura: notifications stop for days while the subscription looks active',
    url: 'https://github.com/the-momentum/open-wearables/issues/1150',
  },
  caughtBy: ['pull/fresh-data'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) =>
      honest(query, mock).filter(({ endMs }) => endMs < mock.clock.epochMs() - 10 * 86_400_000),
  },
}
