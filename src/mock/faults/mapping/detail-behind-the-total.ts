import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const SAMPLES = /^(distances|distance_samples)\.distance$/

export const detailBehindTheTotal: Fault = {
  id: 'detail-behind-the-total',
  area: 'mapping',
  title: 'The samples of the distance end before the total.',
  source: {
    document: 'Huawei: aggregate and detail endpoints disagree',
    url: 'https://segmentfault.com/a/1190000041963503/en',
  },
  caughtBy: ['mapping/movement-coherent'],
  applies: needsMember(['activity'], SAMPLES),
  hooks: changingRecords(['activity'], SAMPLES, times(0.88)),
}
