import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'

export const typeOfTheDay: Fault = {
  id: 'type-of-the-day',
  area: 'pull',
  title: 'A number is a number on some days and text on others.',
  source: {
    document: 'An integer in the schema, a float on the wire',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  caughtBy: ['pull/types-do-not-drift'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      if (Number(item.day.slice(-2)) % 3 !== 0) return written
      return changeMembers(written, /./, (value) =>
        typeof value === 'number' && value < 1_000_000 ? String(value) : value,
      )
    },
  },
}
