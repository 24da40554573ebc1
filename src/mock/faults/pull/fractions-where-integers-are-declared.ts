import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'

export const fractionsWhereIntegersAreDeclared: Fault = {
  id: 'fractions-where-integers-are-declared',
  area: 'pull',
  title: 'Whole numbers are written with a fraction.',
  source: {
    document: 'Polar and Suunto: an integer in the schema, a float on the wire',
    url: 'https://github.com/the-momentum/open-wearables/issues/1198',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      changeMembers(honest(item, type, source, mock), /./, (value) =>
        typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 100_000
          ? value + 0.25
          : value,
      ),
  },
}
