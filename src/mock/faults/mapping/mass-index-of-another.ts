import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const INDEX = /^bmi$/

export const massIndexOfAnother: Fault = {
  id: 'mass-index-of-another',
  area: 'mapping',
  title: 'The body mass index is not that of weight and height.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/body-coherent'],
  applies: needsMember(['body'], INDEX),
  hooks: changingRecords(['body'], INDEX, times(1.2)),
}
