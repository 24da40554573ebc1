import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'

export const emptyRecords: Fault = {
  id: 'empty-records',
  area: 'mapping',
  title: 'Records are empty.',
  source: {
    document: 'Withings: everything is null in a successful answer',
    url: 'https://github.com/CodeWithCJ/SparkyFitness/pull/2293',
  },
  caughtBy: ['mapping/valid'],
  applies: hasData,
  hooks: { record: () => () => ({}) },
}
