import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

const DAY_MS = 86_400_000

export const nothingRecent: Fault = {
  id: 'nothing-recent',
  area: 'pull',
  title: 'The account has no records of the last weeks.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['pull/recent-data'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) =>
      honest(query, mock).filter(({ startMs }) => startMs < mock.clock.epochMs() - 60 * DAY_MS),
  },
}
