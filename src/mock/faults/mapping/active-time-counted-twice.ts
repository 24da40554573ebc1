import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const ACTIVE = /^(active_seconds|minutes\.active)$/

export const activeTimeCountedTwice: Fault = {
  id: 'active-time-counted-twice',
  area: 'mapping',
  title: 'The active time of a day is twice the sum of its intensities.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/energy-coherent'],
  applies: needsMember(['daily'], ACTIVE),
  hooks: changingRecords(['daily'], ACTIVE, times(2)),
}
