import { withPointer } from '../../../kernel/pointer.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const startIsAWord: Fault = {
  id: 'start-is-a-word',
  area: 'mapping',
  title: 'Starts are written so that nobody can map them.',
  source: {
    document: 'Fitbit: zoneless local time parsed in the server zone',
    url: 'https://github.com/elizaOS/eliza/issues/31958',
  },
  caughtBy: ['mapping/total'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) => {
      const written = honest(record, type, source, mock)
      return withPointer(written, source.records.start, 'this morning')
    },
  },
}
