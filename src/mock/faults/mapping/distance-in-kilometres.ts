import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const distanceInKilometres: Fault = {
  id: 'distance-in-kilometres',
  area: 'mapping',
  title: 'Distances are given in kilometres.',
  source: {
    document: 'Fitbit: kilometres stored as metres',
    url: 'https://github.com/the-momentum/open-wearables/pull/1139',
  },
  caughtBy: ['mapping/activity-plausible', 'mapping/movement-coherent'],
  applies: needsMember(['activity'], /(^distance|data\.distance)$/),
  hooks: changingRecords(['activity'], /(^distance|data\.distance)$/, times(1 / 1000)),
}
