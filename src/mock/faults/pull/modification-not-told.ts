import { withoutPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { declares } from '../support/applies.ts'

export const modificationNotTold: Fault = {
  id: 'modification-not-told',
  area: 'pull',
  title: 'The time of modification is left out.',
  source: {
    document: 'Suunto: members missing in fresh records',
    url: 'https://github.com/the-momentum/open-wearables/pull/1042',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: declares(({ records }) => records.updated !== undefined, 'it declares no time of modification'),
  hooks: {
    record: (honest) => (item, type, source, mock) => {
      const written = honest(item, type, source, mock)
      return source.records.updated === undefined ? written : withoutPointer(written, source.records.updated)
    },
  },
}
