import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const scoreOfAThousand: Fault = {
  id: 'score-of-a-thousand',
  area: 'mapping',
  title: 'Scores are given out of a thousand.',
  source: {
    document: 'Two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  caughtBy: ['mapping/scores-in-range', 'mapping/valid'],
  applies: needsMember(['sleep', 'daily'], /score$/),
  hooks: changingRecords(['sleep', 'daily'], /score$/, times(10)),
}
