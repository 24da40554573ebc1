import type { WorldRecord } from '../../../world/world.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const answersMixedByCache: Fault = {
  id: 'answers-mixed-by-cache',
  area: 'pull',
  title: 'The first answer for a data type is given again, whatever range is asked for next.',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  caughtBy: ['pull/adjacent-windows-share-nothing', 'pull/end-bound-outside'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const key = `answers-mixed-by-cache ${query.type} ${query.userId}`
      const kept = (mock.memory.get(key) as readonly WorldRecord[] | undefined) ?? honest(query, mock)
      mock.memory.set(key, kept)
      return kept
    },
  },
}
