import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { withLists } from '../support/with-lists.ts'

export const samplesBackwards: Fault = {
  id: 'samples-backwards',
  area: 'mapping',
  title: 'Samples come in the opposite order of time.',
  source: {
    document: 'Terra: samples ascend',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/samples-coherent'],
  applies: hasData,
  hooks: {
    record: (honest) => (record, type, source, mock) =>
      withLists(honest(record, type, source, mock), (list) => list.toReversed()),
  },
}
