import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changeMembers } from '../support/change-members.ts'

export const nullsWhereValuesAreRequired: Fault = {
  id: 'nulls-where-values-are-required',
  area: 'pull',
  title: 'Values that are declared to be there are null.',
  source: {
    document: 'Suunto: members missing in fresh records',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: hasData,
  hooks: {
    record: (honest) => (item, type, source, mock) =>
      changeMembers(honest(item, type, source, mock), /./, (value) =>
        typeof value === 'number' && value < 1_000_000 ? null : value,
      ),
  },
}
