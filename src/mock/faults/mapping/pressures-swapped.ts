import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const DIASTOLIC = /(^|\.)(diastolic|diastole)$/

export const pressuresSwapped: Fault = {
  id: 'pressures-swapped',
  area: 'mapping',
  title: 'The diastolic pressure is above the systolic.',
  source: {
    document: 'Garmin: blood pressure differs from other types',
    url: 'https://github.com/the-momentum/open-wearables/pull/1193',
  },
  caughtBy: ['mapping/body-coherent'],
  applies: needsMember(['body'], DIASTOLIC),
  hooks: changingRecords(['body'], DIASTOLIC, times(2)),
}
