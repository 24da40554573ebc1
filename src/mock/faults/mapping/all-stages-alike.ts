import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember } from '../support/change-members.ts'

const STAGE = /\.(stage|state)$/

export const allStagesAlike: Fault = {
  id: 'all-stages-alike',
  area: 'mapping',
  title: 'The stages of the night are all the same, though the durations tell several.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep'], STAGE),
  hooks: changingRecords(['sleep'], STAGE, (value) => (typeof value === 'number' ? 1 : 'light')),
}
