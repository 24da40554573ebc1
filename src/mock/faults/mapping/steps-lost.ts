import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const stepsLost: Fault = {
  id: 'steps-lost',
  area: 'mapping',
  title: 'A day counts fewer steps than its activities.',
  source: {
    document: 'Huawei: 7118 against 6280 steps',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/records-plausible'],
  applies: needsMember(['daily'], /^(steps|distance)$/),
  hooks: changingRecords(['daily'], /^(steps|distance)$/, times(0.01)),
}
