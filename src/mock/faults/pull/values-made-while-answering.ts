import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'
import { timesSoFar } from '../support/data-calls.ts'

export const valuesMadeWhileAnswering: Fault = {
  id: 'values-made-while-answering',
  area: 'pull',
  title: 'Values are computed anew for each answer, and differ.',
  source: {
    document: 'WHOOP: two scores for one sleep, with different values',
    url: 'https://github.com/the-momentum/open-wearables/issues/1009',
  },
  caughtBy: ['pull/records-stable'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const count = timesSoFar(mock, 'values-made-while-answering')
      return changeMembers(honest(item, type, source, mock), /score|heart_rate|^hr_|weight|steps/, (value) =>
        typeof value === 'number' && Number.isInteger(value) && value > 10 ? value - (count % 5) : value,
      )
    },
  },
}
