import { DATA_TYPES } from '../../../partner/data.ts'
import type { Fault } from '../../fault.ts'
import { hasData } from '../support/applies.ts'
import { changingRecords } from '../support/change-members.ts'

export const numbersBecomeText: Fault = {
  id: 'numbers-become-text',
  area: 'pull',
  title: 'Numbers are written as text now and then.',
  source: {
    document: 'Polar and Suunto: integers in the schema, something else on the wire',
    url: 'https://github.com/the-momentum/open-wearables/pull/1253',
  },
  caughtBy: ['pull/answers-match-schema'],
  applies: hasData,
  hooks: changingRecords(DATA_TYPES, /(score|readiness|heart_rate|hr_average|bmi|steps|weight)$/, (value) =>
    typeof value === 'number' ? `${value} ` : value,
  ),
}
