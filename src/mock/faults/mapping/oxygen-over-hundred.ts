import type { Fault } from '../../fault.ts'
import { changingRecords, needsMember, times } from '../support/change-members.ts'

export const oxygenOverHundred: Fault = {
  id: 'oxygen-over-hundred',
  area: 'mapping',
  title: 'Oxygen saturation exceeds a hundred percent.',
  source: { document: 'Terra: wrong units in provider mappings', url: 'https://docs.tryterra.co/changelog' },
  caughtBy: ['mapping/valid'],
  applies: needsMember(['sleep', 'daily'], /spo2$/),
  hooks: changingRecords(['sleep', 'daily'], /spo2$/, times(1.5)),
}
