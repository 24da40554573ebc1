import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const orderByChance: Fault = {
  id: 'order-by-chance',
  area: 'pull',
  title: 'Each answer has another order.',
  source: {
    document: 'Terra: completing your application',
    url: 'https://docs.tryterra.co/ai-interface/completing-your-application',
  },
  caughtBy: ['pull/same-question-same-answer'],
  applies: hasData,
  hooks: {
    selectRecords: (honest) => (query, mock) => {
      const isFirstPage = query.position.kind === 'offset' && query.position.offset === 0
      const asked = ((mock.memory.get('order-by-chance') as number | undefined) ?? 0) + Number(isFirstPage)
      mock.memory.set('order-by-chance', asked)
      return asked % 2 === 0 ? honest(query, mock).toReversed() : honest(query, mock)
    },
  },
}
