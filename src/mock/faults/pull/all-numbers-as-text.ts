import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'

export const allNumbersAsText: Fault = {
  id: 'all-numbers-as-text',
  area: 'pull',
  title: 'Numbers are written as text.',
  source: {
    document: 'An integer in the schema, a float on the wire',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  caughtBy: ['pull/types-as-in-example', 'pull/answers-match-schema'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      changeMembers(honest(item, type, source, mock), /^[^.]+$/, (value) =>
        typeof value === 'number' ? String(value) : value,
      ),
  },
}
