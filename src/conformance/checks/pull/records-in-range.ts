import { type Check, defineCheck } from '../../check.ts'
import { firstAmiss, recordsOf } from '../../each-record.ts'
import { outsideRange } from '../../range-bounds.ts'

export const recordsInRange: Check<'pull'> = defineCheck({
  id: 'pull/records-in-range',
  title: 'Only records of the range that was asked for come back.',
  level: 'must',
  source: {
    document: 'Garmin Connect: date parameters silently ignored',
    url: 'https://github.com/nrvim/garmin-givemydata/pull/39',
  },
  remedy: 'Apply the range to the query, with the declared bounds, or correct `range` in the descriptor.',
  given: 'pull',

  judge: (evidence, partner) =>
    firstAmiss(recordsOf(evidence, partner), ({ facts, source, pulled }) =>
      outsideRange(facts, source, pulled.window),
    ),
})
