import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

const OXYGEN = /spo2$/

export const oxygenInAnotherScale: Fault = {
  id: 'oxygen-in-another-scale',
  area: 'mapping',
  title: 'Oxygen saturation is given in another scale.',
  source: {
    document: 'Terra: field descriptions and units',
    url: 'https://docs.tryterra.co/reference/health-and-fitness-api/data-models',
  },
  caughtBy: ['mapping/sleep-plausible'],
  applies: needsMember(['sleep', 'daily'], OXYGEN),
  hooks: changingRecords(['sleep', 'daily'], OXYGEN, times(1 / 100)),
}
