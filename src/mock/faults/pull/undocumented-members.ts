import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const undocumentedMembers: Fault = {
  id: 'undocumented-members',
  area: 'pull',
  title: 'Records have members that the example does not show.',
  source: {
    document: 'Official documentation that disagrees with itself',
    url: 'https://github.com/the-momentum/open-wearables/issues/177',
  },
  caughtBy: ['pull/example-typical'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return { ...written, undocumented_member: 1 }
    },
  },
}
